"""Rows of a table that an engine has scored, as they are written; what it left goes to the interpreter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..answers.asked import Asked
from ..answers.cells import as_text
from ..answers.columns import Columns
from ..answers.columns_out import OutputColumns, plain
from ..answers.from_parquet import plain_value, row_of
from ..answers.settings import Settings
from ..compiler import program_of
from ..emit.sql import DIALECTS, query, result_of
from ..model.checked import CheckedMeasure
from ..scoring import Scored, interpreter_for, score_rows
from .parts import Part, ScoredCells
from .typed import typed_source


class TableScoring:
    """The query for one table with columns of known types, and what is made of its rows.

    `dialect` is an id of `emit.sql.DIALECTS`; `table` is SQL: a name, or a query in brackets.
    """

    def __init__(
        self,
        checked: CheckedMeasure,
        dialect: str,
        table: str,
        name: str,
        types: Mapping[str, str],
        columns: Columns,
        asked: Asked,
        settings: Settings,
    ) -> None:
        self.checked, self.name, self.types, self.columns = checked, name, types, columns
        self.asked, self.settings, self.program = asked, settings, program_of(checked)
        self.interpreter = interpreter_for(checked)
        source = typed_source(table, types, columns, asked, settings, self.program, DIALECTS[dialect])
        self.query = query(self.program, DIALECTS[dialect], source, prefix="romdsl ")

    def parts(self, rows: Iterable[tuple[object, ...]], output: OutputColumns, as_cells: bool) -> Iterator[Part]:
        """The rows of the query: as cells for CSV, or as results."""
        width = len(self.types)
        carried = [self.columns.carried.get(name) for name in output.carried]
        for number, row in enumerate(rows, 1):
            if row[-1] is not None:
                given = row_of(self.name, number, row[:width], self.columns, self.asked, self.settings)
                yield from score_rows(self.checked, [given], self.interpreter)
            elif as_cells:
                before = ["" if place is None else as_text(plain_value(row[place])) for place in carried]
                yield ScoredCells([*before, *map(plain, row[width:-1])])
            else:
                given = row_of(self.name, number, row[:width], self.columns, self.asked, self.settings)
                result = result_of(self.program, row[width:], given.answers)
                assert result is not None
                yield Scored(given, result, self._undecided(row[width:]))

    def _undecided(self, own: tuple[object, ...]) -> tuple[str, ...]:
        checks = self.program.checks
        cells = own[-2 - len(checks) : -2]
        return tuple(check.check for check, cell in zip(checks, cells, strict=True) if cell is None)
