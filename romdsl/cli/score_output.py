"""Where scores and rejected rows go, and the count of both."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Protocol, TextIO

from ..answers.columns_out import OutputColumns
from ..answers.rows import RejectedRow, Row
from ..answers.to_csv import CsvRejects, CsvScores
from ..answers.to_json import JsonScores
from ..files import writing
from ..model.checked import CheckedMeasure
from ..scoring import Scored
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


def count_and_write(rows: Iterable[Scored | RejectedRow], to: Destination, checked: CheckedMeasure) -> tuple[int, int]:
    """Writes everything, says how many rows were read, and gives the written and the rejected."""
    written = rejected = 0
    progress, notes = Progress("rows"), FormNotes(checked)
    with ExitStack() as stack:
        file = stack.enter_context(writing(to.out) if to.out else standard_output(to.form == "table"))
        scores = scores_for(file, to)
        rejects = None
        if to.rejects:
            rejects_file = stack.enter_context(writing(to.rejects))
            rejects = CsvRejects(rejects_file, to.several_files, to.spreadsheet_safe)
        for row in rows:
            if isinstance(row, RejectedRow):
                rejected += 1
                if rejects:
                    rejects.write(row)
                elif rejected <= SHOWN_REJECTIONS:
                    say_rejected(row)
            else:
                written += 1
                notes.look_at(row)
                scores.write(row.row, row.result, row.undecided_checks)
            progress.at(written + rejected)
        if isinstance(scores, TableScores):
            scores.end()
    progress.end()
    if rejected > SHOWN_REJECTIONS and not to.rejects:
        say(f"… and {rejected - SHOWN_REJECTIONS} more; --rejects FILE keeps them all")
    notes.say()
    say(f"{written + rejected} read = {written} written + {rejected} rejected")
    return written, rejected


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
