"""Reads the rows of a table from a CSV file: the head row, the keys, the values, each fault at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...diagnostics import Finding, Report
from ...model.expression import Interval
from ...model.measure import TableCell, TableRow
from ...source import Source, Span
from ..parse import rules
from ..parse.characters import check_characters
from ..parse.csv_cells import CsvCell, rows_of
from ..parse.table_cells import CODE, DECIMAL, cell_of, decimal_of, interval_of
from ..parse.value_rules import NOT_A_CELL

MOST_ROWS = 20_000
_SHOWN_AT_MOST = 50


def too_many_rows(span: Span) -> Finding:
    return rules.TOO_MANY_ROWS.at(span, f"Here the table passes {MOST_ROWS} rows, which are the most.")


class FileRows:
    """One file that is read from its head row on."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source, self.report = source, report
        self.lines: Iterator[list[CsvCell]] = rows_of(source, check_characters(source, report))
        self.width = 0
        self.keys = 0
        self.shown = 0

    def note(self, finding: Finding) -> None:
        """Adds a finding, as long as there are not too many of this file."""
        self.shown += 1
        if self.shown == _SHOWN_AT_MOST:
            finding = finding.detail("There may be more in this file; these are shown.")
        if self.shown <= _SHOWN_AT_MOST:
            self.report.add(finding)

    def head(
        self, keys: tuple[str, ...], gives: tuple[str, ...], across: bool = False, optional: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Reads the head row, holds it to the keys and columns of the table, and gives its columns.

        `optional` are columns behind the others that the file may have.
        """
        cells = next(self.lines, None)
        if cells is not None and len(cells) > len(keys) + len(gives):
            gives = (*gives, *optional)
        wanted = ", ".join((*keys, *(gives or (("a code …",) if across else ("value",)))))
        help = f"begin the file with the row {wanted.replace(', ', ',')}"
        if cells is None:
            start = Span(self.source, 0, 0)
            self.report.add(rules.TABLE_HEAD_DIFFERS.at(start, "This file is empty.", help=help))
            return ()
        self.width, self.keys = len(cells), len(keys)
        if len(cells) == 1 and len(keys) > 0 and any(sign in cells[0].text for sign in ";\t|"):
            help = "save the file with commas between its cells, and points in its numbers"
        for name, cell in zip((*keys, *gives), cells, strict=False):
            if cell.text.lower() != name.lower():
                self.note(
                    _head(cell.span, f"“{name}” should stand here in the head row, not “{cell.text[:40]}”.", help)
                )
                return self.stop()
        columns = cells[len(keys) :]
        if not columns or len(columns) < len(gives):
            end = cells[-1].span
            self.note(_head(end, "The head row ends here, before all columns of the table.", help))
            return self.stop()
        if len(columns) > (len(gives) or 1) and not across:
            extra = columns[len(gives) or 1]
            help = (
                "name the columns in the table: gives mean, sd" if not gives else "delete it, or name it behind gives"
            )
            self.note(_head(extra.span, f"The table says nothing of the column “{extra.text[:40]}”.", help))
            return self.stop()
        return tuple(cell.text for cell in columns)

    def stop(self) -> tuple[str, ...]:
        """Reads no further: what each cell is for is not known."""
        self.lines = iter(())
        return ()

    def rows(self) -> tuple[TableRow, ...]:
        """The rows below the head row; those with a fault are left out."""
        found: list[TableRow] = []
        for number, cells in enumerate(self.lines):
            if number == MOST_ROWS:
                self.report.add(too_many_rows(cells[0].span))
                break
            if len(cells) != self.width:
                self.note(self.uneven(cells))
                continue
            keys = [self.key(cell) for cell in cells[: self.keys]]
            values = [self.value(cell) for cell in cells[self.keys :]]
            known = [key for key in keys if key is not None]
            numbers = [value for value in values if not isinstance(value, str)]
            if len(known) == len(keys) and len(numbers) == len(values):
                found.append(TableRow(tuple(known), tuple(numbers), span=cells[0].span.to(cells[-1].span)))
        return tuple(found)

    def uneven(self, cells: list[CsvCell]) -> Finding:
        few = len(cells) < self.width
        span = cells[-1].span if few else cells[self.width].span
        return rules.UNEVEN_ROW.at(
            span,
            f"This row has {len(cells)} cell{'s' if len(cells) > 1 else ''}, and the head row {self.width}.",
            help="leave a cell empty where there is no value" if few else "write numbers with a point: 1.5, not 1,5",
        )

    def key(self, cell: CsvCell) -> TableCell | None:
        text, span = cell.text, cell.span
        if CODE.fullmatch(text):
            return TableCell(text, span=span)
        number = decimal_of(text)
        ends = Interval(number, number, span=span) if number is not None else interval_of(text, span)
        if ends is not None:
            return cell_of(text, ends)
        instead = "write an interval with two points: 8..10" if "-" in text[1:] else "write a number, 8..10, or a code"
        what = f"“{text[:40]}” is" if text else "An empty cell is"
        self.note(NOT_A_CELL.at(span, f"{what} no key of a table.", help=instead))
        return None

    def value(self, cell: CsvCell) -> Fraction | None | str:
        """The number of a cell, None for an empty one; a text where it is neither."""
        if cell.text in ("", "missing"):
            return None
        number = decimal_of(cell.text)
        if number is not None:
            return number
        point = cell.text.replace(",", ".")
        help = f"write {point}" if DECIMAL.fullmatch(point) else "write a number with a point, or leave the cell empty"
        self.note(NOT_A_CELL.at(cell.span, f"“{cell.text[:40]}” is no number.", help=help))
        return cell.text


def _head(span: Span, message: str, help: str) -> Finding:
    return rules.TABLE_HEAD_DIFFERS.at(span, message, help=help)
