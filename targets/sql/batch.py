"""Many sets of answers for an engine of SQL: as cells of text in, as rows with their number out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from romdsl.emit.sql import DIALECTS, Source, cells_of, for_dialect, query, result_of
from romdsl.program import Program

Cells = list[str | None]
NUMBER = "answers_number"
FIELD, RECORD, BLANK = "\x1f", "\x1e", "\x1d"


@dataclass(frozen=True, slots=True)
class Batch:
    """`rows` are numbered cells: of those sets of answers that can stand in a table at all."""

    program: Program
    columns: tuple[str, ...]
    rows: list[tuple[int, Cells]]
    answers: Sequence[Mapping[str, object]]

    @staticmethod
    def of(program: Program, dialect: str, answers: Sequence[Mapping[str, object]]) -> Batch:
        program = for_dialect(program, DIALECTS[dialect])
        found = ((number, cells_of(program, one)) for number, one in enumerate(answers))
        rows = [(number, cells) for number, cells in found if cells is not None]
        columns = tuple(f"c{place}" for place, _ in enumerate(program.inputs, 1))
        return Batch(program, columns, rows, answers)

    def query(self, dialect: str, table: str) -> str:
        """The query over a table with a column of texts for each item, and a number."""
        items = [given.item for given in self.program.inputs]
        source = Source(table, dict(zip(items, self.columns, strict=True)), dict.fromkeys(items, "text"), (NUMBER,))
        return query(self.program, DIALECTS[dialect], source).text

    @property
    def text(self) -> str:
        """All rows as one text, for engines that take it apart themselves."""
        return RECORD.join(
            FIELD.join([str(number), *(BLANK if cell is None else _plain(cell) for cell in cells)])
            for number, cells in self.rows
        )

    def results(self, rows: Iterable[Sequence[object]]) -> list[dict[str, object] | None]:
        """The results in the order of the answers; None where they were refused."""
        found: list[dict[str, object] | None] = [None] * len(self.answers)
        for number, *cells in rows:
            assert isinstance(number, int)
            found[number] = result_of(self.program, cells, self.answers[number])
        return found


def _plain(cell: str) -> str:
    """A cell without the signs that part cells here: no code and no number has them."""
    return cell.replace(FIELD, "?").replace(RECORD, "?").replace(BLANK, "?")
