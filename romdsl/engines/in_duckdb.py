"""The written query in DuckDB, over rows that are handed over as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..answers.columns_out import OutputColumns
from ..answers.from_csv import CsvFile
from ..compiler import program_of
from ..emit.sql import DIALECTS, Kind, Source, query, register
from ..model.checked import CheckedMeasure
from ..model.measure import FreeText
from ..program import Input
from .typed import BLANKS

FIELD, RECORD = "\x1f", "\x1e"
CELLS = "input cells"
NO_DIGIT = -1
"""What a cell is that is not one digit: no code, so that the row is left."""


def has_digits(given: Input) -> bool:
    """Whether each code is one digit: then a cell is read as a number, which is quicker than text."""
    return given.kind == "choice" and all(re.fullmatch("[0-9]", code) for code in given.codes)


class CsvQuery:
    """Scores the rows of one CSV file.  A row that does not come back is left to the interpreter: its spelling is
    odd, or an answer in it is not possible."""

    def __init__(self, checked: CheckedMeasure, file: CsvFile, columns: OutputColumns, spreadsheet_safe: bool) -> None:
        import duckdb

        self.program, self.file, self.columns = program_of(checked), file, columns
        self.spreadsheet_safe = spreadsheet_safe
        self.dialect = DIALECTS["duckdb"]
        self.connection: Any = duckdb.connect(config={"threads": 1})
        register(self.program, "duckdb", self.connection)
        self.own = self._query(FIELD, RECORD, FIELD, with_carried=False)
        self.lines = self._query(file.delimiter, "\n", ",", with_carried=True)

    def own_cells(self, text: str) -> list[str | None]:
        """For each record of a text the cells that scoring adds, parted as the record is."""
        return [row[0] for row in self.connection.execute(self.own, [text]).fetchall()]

    def whole_lines(self, text: str) -> list[str | None]:
        """For each line of a text, but empty ones, the line of the output."""
        return [row[0] for row in self.connection.execute(self.lines, [text]).fetchall()]

    def _query(self, field: str, record: str, out: str, with_carried: bool) -> str:
        parts = f"string_split(row, {self._sign(field)})"
        rows = f"SELECT unnest(string_split(?, {self._sign(record)})) AS row"
        taken = f"SELECT {parts} AS {self._name(CELLS)} FROM ({rows}) WHERE row <> ''"
        table = f"(WITH taken AS MATERIALIZED ({taken}) SELECT * FROM taken)"
        made = query(self.program, self.dialect, self._source(table))
        own = [f"COALESCE(CAST({self._name(name)} AS VARCHAR), '')" for name in made.own[:-1]]
        carried = [self._carried(name) for name in self.columns.carried] if with_carried else []
        tests = [f"{self._name(made.own[-1])} IS NULL", f"len({self._name(CELLS)}) = {self.file.width}"]
        tests += self._safe(carried)
        whole = f" || {self._sign(out)} || ".join([*carried, *own])
        return f"SELECT CASE WHEN {' AND '.join(tests)} THEN {whole} END FROM (\n{made.text}\n)"

    def _source(self, table: str) -> Source:
        places = self.file.columns.items
        kinds: Mapping[str, Kind] = {
            given.item: "whole" if has_digits(given) and given.item in places else "text"
            for given in self.program.inputs
        }
        return Source(
            table, {}, kinds, (CELLS,), {item: self._answer(item, place) for item, place in places.items()}, False
        )

    def _answer(self, item: str, place: int) -> str:
        cell, blanks = f"source_row.{self._name(CELLS)}[{place + 1}]", sorted(self.file.settings.blanks)
        bare = cell
        if isinstance(self.file.asked.items[item].answer, FreeText):
            bare = self.dialect.trimmed(cell, BLANKS)
        digit = f"CASE length({cell}) WHEN 1 THEN ascii({cell}) - 48 WHEN 0 THEN NULL ELSE {NO_DIGIT} END"
        value = digit if has_digits(next(given for given in self.program.inputs if given.item == item)) else cell
        if value is digit and not blanks:
            return value
        listed = ", ".join(self.dialect.literal(word) for word in ("", *blanks))
        return f"CASE WHEN {bare} NOT IN ({listed}) THEN {value} END"

    def _carried(self, name: str) -> str:
        place = self.file.columns.carried.get(name)
        return "''" if place is None else f"{self._name(CELLS)}[{place + 1}]"

    def _safe(self, carried: Sequence[str]) -> Iterator[str]:
        """Cells that would be written otherwise than they stand are left to Python."""
        for cell in carried:
            if cell != "''":
                if self.file.delimiter != ",":
                    yield f"NOT contains({cell}, ',')"
                if self.spreadsheet_safe:
                    yield f"NOT regexp_matches({cell}, '^[^0-9A-Za-z]')"

    def _name(self, name: str) -> str:
        return self.dialect.identifier(name)

    def _sign(self, signs: str) -> str:
        return self.dialect.literal(signs)

    def close(self) -> None:
        self.connection.close()
