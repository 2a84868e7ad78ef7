"""Parts the rows of a table at their arrow: `male, 8..10 -> 1.5, 2.5`."""

from __future__ import annotations

from ...diagnostics import Report
from ...source import Piece
from ..parse import rules
from ..parse.syntax import Statement
from ..parse.value_rules import NOT_A_CELL
from .entry import Entry
from .word import ROW

ARROW = "->"


def arrow_of(statement: Statement) -> int | None:
    """Where the arrow of a line stands, outside texts and brackets."""
    for token in statement.tokens:
        if token.kind == "word" and (at := statement.text(token).find(ARROW)) >= 0:
            return token.start + at
    return None


def row_entry(statement: Statement, entry: Entry, report: Report) -> Entry:
    """A row from its line in `.rom`: the keys are its name."""
    at, start, end = arrow_of(statement), statement.tokens[0].start, statement.tokens[-1].end
    whole = statement.run.cut(start, end)
    return _parted(entry, whole, None if at is None else at - start, report)


def listed_row(statement: Statement, report: Report) -> Entry:
    """A row from a line of a list in YAML."""
    if statement.value is None:
        report.add(rules.WRONG_SHAPE.at(statement.span, "Each row is one line.", help="write - male, 7 -> 9.51"))
        return Entry(ROW, statement.span, member=True)
    entry = Entry(ROW, statement.value.span(), remarks=statement.remarks, entries=[], member=True)
    at = statement.value.text.find(ARROW)
    return _parted(entry, statement.value, None if at < 0 else at, report)


def _parted(entry: Entry, whole: Piece, at: int | None, report: Report) -> Entry:
    if at is None:
        report.add(
            NOT_A_CELL.at(
                whole.span(),
                f"“{whole.text[:40]}” is no row of a table: “->” is not in it.",
                help="write the keys, an arrow and the value: male, 7 -> 9.51",
            )
        )
        return entry
    entry.name = whole.cut(0, at).strip()
    entry.span = entry.name.span()
    value = whole.cut(at + len(ARROW)).strip()
    entry.value = value if value.text else None
    return entry
