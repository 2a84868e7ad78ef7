"""Where scores and rejected rows go, and the count of both."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TextIO

from ..answers.columns_out import OutputColumns
from ..answers.from_parquet import ParquetFile
from ..answers.rows import RejectedRow, Row
from ..answers.to_csv import CsvRejects, CsvScores
from ..answers.to_json import JsonScores
from ..engines.parts import Part, ScoredCells, ScoredLines
from ..files import writing, writing_path
from ..model.checked import CheckedMeasure
from .console import Progress, binary_output, say
from .form_notes import FormNotes
from .table import as_table

SHOWN_REJECTIONS = 5


@dataclass(frozen=True)
class Destination:
    """Where to write what, in which form."""

    out: Path | None
    form: str
    columns: OutputColumns
    spreadsheet_safe: bool
    rejects: Path | None
    several_files: bool


class Scores(Protocol):
    def write(self, row: Row, result: dict[str, object], undecided_checks: Sequence[str] = ()) -> None: ...


class TableScores:
    """Keeps the rows and shows them as a table: scores, bands, why missing, alerts."""

    def __init__(self, file: TextIO, columns: OutputColumns) -> None:
        self.file, self.columns = file, columns
        self.rows: list[list[str]] = []

    def write(self, row: Row, result: dict[str, object], undecided_checks: Sequence[str] = ()) -> None:
        carried = [str(row.carried.get(name) or "") for name in self.columns.carried]
        self.rows.append([*carried, *self.columns.row(result, undecided_checks)])

    def end(self) -> None:
        hidden = ("_expected", "_filled")
        kept = [place for place, name in enumerate(self.columns.head) if not name.endswith(hidden)]
        kept = [place for place in kept if any(row[place] for row in self.rows)]
        head = [self.columns.head[place] for place in kept]
        self.file.write(as_table(head, [[row[place] for place in kept] for row in self.rows]) + "\n")


def count_and_write(parts: Iterable[Part], to: Destination, checked: CheckedMeasure) -> tuple[int, int]:
    """Writes everything, says how many rows were read, and gives the written and the rejected."""
    written = 0
    progress, notes = Progress("rows"), FormNotes(checked)
    with ExitStack() as stack:
        file = stack.enter_context(scores_file(to, checked))
        scores = scores_for(file, to)
        rejects = stack.enter_context(Rejects.to(to))
        for part in parts:
            match part:
                case RejectedRow():
                    rejects.add(part)
                case ScoredLines(rows=rows, text=text):
                    written += rows
                    assert isinstance(scores, CsvScores)
                    scores.write_lines(text)
                case ScoredCells(cells=cells):
                    written += 1
                    assert isinstance(scores, CsvScores)
                    scores.write_cells(cells)
                case _:
                    written += 1
                    notes.look_at(part)
                    scores.write(part.row, part.result, part.undecided_checks)
            progress.at(written + rejects.count)
        if isinstance(scores, TableScores):
            scores.end()
    progress.end()
    rejects.say_rest()
    notes.say()
    say_counts(written, rejects.count)
    return written, rejects.count


def copy_and_count(file: ParquetFile, to: Destination, checked: CheckedMeasure) -> int:
    """Scores one Parquet file into another; gives how many rows were rejected."""
    from ..engines.parquet import copy_parquet

    assert to.out is not None
    written = 0
    with writing_path(to.out) as out, Rejects.to(to) as rejects:
        for part in copy_parquet(checked, file, to.columns, out):
            if isinstance(part, int):
                written = part
            else:
                rejects.add(part)
    rejects.say_rest()
    say_counts(written, rejects.count)
    return rejects.count


def say_counts(written: int, rejected: int) -> None:
    say(f"{written + rejected} read = {written} written + {rejected} rejected")


@dataclass
class Rejects:
    """Where rejected rows go: into a file, or the first few to the person."""

    file: CsvRejects | None
    count: int = 0

    @staticmethod
    @contextmanager
    def to(to: Destination) -> Iterator[Rejects]:
        if to.rejects is None:
            yield Rejects(None)
            return
        with writing(to.rejects) as file:
            yield Rejects(CsvRejects(file, to.several_files, to.spreadsheet_safe))

    def add(self, row: RejectedRow) -> None:
        self.count += 1
        if self.file:
            self.file.write(row)
        elif self.count <= SHOWN_REJECTIONS:
            say_rejected(row)

    def say_rest(self) -> None:
        if self.count > SHOWN_REJECTIONS and not self.file:
            say(f"… and {self.count - SHOWN_REJECTIONS} more; --rejects FILE keeps them all")


@contextmanager
def scores_file(to: Destination, checked: CheckedMeasure) -> Iterator[TextIO]:
    """The file for scores.  Parquet is made of CSV, once all of it is there."""
    if to.out is None:
        with standard_output(to.form == "table") as file:
            yield file
    elif to.form != "parquet":
        with writing(to.out) as file:
            yield file
    else:
        from ..engines.parquet import csv_to_parquet

        with TemporaryDirectory() as folder:
            scores = Path(folder) / "scores.csv"
            with scores.open("w", encoding="utf-8", newline="") as file:
                yield file
            with writing_path(to.out) as path:
                csv_to_parquet(checked, scores, path, to.columns.carried)


def scores_for(file: TextIO, to: Destination) -> Scores:
    if to.form == "json":
        return JsonScores(file)
    if to.form == "table":
        return TableScores(file, to.columns)
    return CsvScores(file, to.columns, to.spreadsheet_safe)


def say_rejected(row: RejectedRow) -> None:
    for rejection in row.rejections:
        where = f"{row.file}, row {row.number}" + (f", column {rejection.column}" if rejection.column else "")
        say(f"{where}: {rejection.reason}")


@contextmanager
def standard_output(as_text: bool) -> Iterator[TextIO]:
    """What programs read goes out as UTF-8 with plain newlines on every system."""
    below = binary_output()
    if as_text or below is None:
        kept = StringIO()
        yield kept
        sys.stdout.write(kept.getvalue())
        return
    sys.stdout.flush()
    file = TextIOWrapper(below, encoding="utf-8", newline="", write_through=False)
    try:
        yield file
        file.flush()
    finally:
        file.detach()
