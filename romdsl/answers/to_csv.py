"""Scores and rejected rows written as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from typing import TextIO

from .cells import as_text
from .columns_out import OutputColumns
from .rows import RejectedRow, Row

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


class CsvScores:
    """Writes one row of scores for each row of answers."""

    def __init__(self, file: TextIO, columns: OutputColumns, spreadsheet_safe: bool = False) -> None:
        self.file = file
        self.writer = csv.writer(file, lineterminator="\n")
        self.columns = columns
        self.spreadsheet_safe = spreadsheet_safe
        self._write(list(columns.head))

    def write(self, row: Row, result: Mapping[str, object], undecided_checks: Sequence[str] = ()) -> None:
        carried = [as_text(row.carried.get(name)) for name in self.columns.carried]
        self._write([*carried, *self.columns.row(result, undecided_checks)])

    def write_cells(self, cells: list[str]) -> None:
        """A row of which all cells are worked out already."""
        self._write(cells)

    def write_lines(self, lines: str) -> None:
        """Rows that are written out already."""
        self.file.write(lines)

    def _write(self, cells: list[str]) -> None:
        self.writer.writerow([safe(cell) for cell in cells] if self.spreadsheet_safe else cells)


class CsvRejects:
    """Writes why rows were left out: one line for each thing that is wrong."""

    def __init__(self, file: TextIO, several_files: bool, spreadsheet_safe: bool = False) -> None:
        self.writer = csv.writer(file, lineterminator="\n")
        self.several_files = several_files
        self.spreadsheet_safe = spreadsheet_safe
        self.writer.writerow([*(["file"] if several_files else []), "row", "column", "value", "reason"])

    def write(self, row: RejectedRow) -> None:
        for rejection in row.rejections:
            cells = [row.file] if self.several_files else []
            cells += [str(row.number), rejection.column, rejection.value, rejection.reason]
            self.writer.writerow([safe(cell) for cell in cells] if self.spreadsheet_safe else cells)
