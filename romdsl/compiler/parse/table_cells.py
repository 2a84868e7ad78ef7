"""Rows of a table: `male, 8..10 -> 1.5, 2.5`; the same cells stand in CSV files."""

from __future__ import annotations

import re
from fractions import Fraction

from ...diagnostics import Report
from ...model import written
from ...model.expression import Interval
from ...model.measure import TableCell, TableRow
from ...source import Piece, Span
from . import value_rules as rules
from .formula import FormulaReader
from .interval import interval_from
from .plain_values import read_only
from .tokens import MOST_DIGITS

CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_INTERVAL = re.compile(rf"({DECIMAL.pattern})?\s*(<?)\.\.(<?)\s*({DECIMAL.pattern})?")
_CELL = "write a number, an interval as 8..10, or a code"


def read_row(keys: Piece, values: Piece, report: Report) -> TableRow | None:
    """The keys before `->` and the values behind it."""
    cells = read_only(keys, report, _cells)
    numbers = read_only(values, report, _values)
    if cells is None or numbers is None:
        return None
    return TableRow(cells, numbers, span=keys.span())


def _cells(reader: FormulaReader) -> tuple[TableCell, ...]:
    found = [_cell(reader)]
    while reader.take_sign(","):
        found.append(_cell(reader))
    return tuple(found)


def _cell(reader: FormulaReader) -> TableCell:
    word = reader.word
    if word.kind in ("name", "text"):
        reader.take()
        return TableCell(word.text, span=word.span)
    if word.kind != "number" and not word.is_sign("-", "..", "..<"):
        reader.stop(rules.NOT_A_CELL, f"A key should stand here, not {reader.shown()}.", help=_CELL)
    ends = interval_from(reader)
    end = reader.words[reader.index - 1].end
    return cell_of(reader.piece.text[word.start : end], ends)


def cell_of(text: str, ends: Interval) -> TableCell:
    """A cell of numbers: one alone keeps its digits, since it may be a code; an interval has one spelling."""
    alone = DECIMAL.fullmatch(text)
    return TableCell(text if alone else written.interval(ends), ends, span=ends.span)


def _values(reader: FormulaReader) -> tuple[Fraction | None, ...]:
    found = [_value(reader)]
    while reader.take_sign(","):
        found.append(_value(reader))
    return tuple(found)


def _value(reader: FormulaReader) -> Fraction | None:
    if reader.take_word("missing"):
        return None
    minus = reader.take_sign("-")
    word = reader.word
    if word.kind != "number" or word.text.endswith("%"):
        reader.stop(
            rules.NOT_A_CELL,
            f"The value of a row should stand here, not {reader.shown()}.",
            help="write a number with a decimal point, or missing where there is none",
        )
    reader.take()
    return -Fraction(word.text) if minus else Fraction(word.text)


def decimal_of(text: str) -> Fraction | None:
    """The number that a cell of a file is, or None."""
    return Fraction(text) if DECIMAL.fullmatch(text) and len(text) <= MOST_DIGITS + 1 else None


def interval_of(text: str, span: Span) -> Interval | None:
    """The interval that a cell of a file is, or None."""
    match = _INTERVAL.fullmatch(text)
    if match is None or len(text) > 2 * MOST_DIGITS:
        return None
    low, low_open, high_open, high = match.groups()
    if (low is None and (high is None or low_open)) or (high is None and high_open):
        return None
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        bool(low_open),
        bool(high_open),
        span=span,
    )
