"""A CSV file scored in DuckDB, a part of it at a time; what DuckDB leaves goes to the interpreter, in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from ..answers.columns_out import OutputColumns
from ..answers.from_csv import CsvFile
from ..answers.rows import RejectedRow
from ..model.checked import CheckedMeasure
from ..scoring import interpreter_for, score_rows
from .in_duckdb import FIELD, RECORD, CsvQuery
from .parts import Part, ScoredCells, ScoredLines

CHUNK = 1 << 19
LONGEST = 900_000
RECORDS = 10_000
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def score_csv(
    checked: CheckedMeasure, file: CsvFile, columns: OutputColumns, spreadsheet_safe: bool = False
) -> Iterator[Part]:
    """Every row of a file in its order."""
    scoring = _CsvScoring(checked, file, columns, spreadsheet_safe)
    try:
        yield from scoring.parts()
    finally:
        scoring.query.close()


class _CsvScoring:
    """As long as a file has no quotes its lines are handed over as they are; from there on Python takes them apart."""

    def __init__(self, checked: CheckedMeasure, file: CsvFile, columns: OutputColumns, spreadsheet_safe: bool) -> None:
        self.checked, self.file, self.columns = checked, file, columns
        self.query = CsvQuery(checked, file, columns, spreadsheet_safe)
        self.interpreter = interpreter_for(checked)
        self.done = 0

    def parts(self) -> Iterator[Part]:
        if self.file.width > 1:
            yield from self._plain_parts()
        waiting: list[tuple[int, list[str]] | RejectedRow] = []
        for record in islice(self.file.records(), self.done, None):
            waiting.append(record)
            if len(waiting) >= RECORDS:
                yield from self._records(waiting)
                waiting = []
        yield from self._records(waiting)

    # --- lines -------------------------------------------------------------------------------

    def _plain_parts(self) -> Iterator[Part]:
        """What can be said of whole lines; ends at the first part of the file that has a quote or an odd sign."""
        with self.file.path.open("rb") as file:
            for chunk in _whole_lines(file):
                text = _plain_text(chunk)
                if text is None:
                    return
                if not self.done:
                    text = self._behind_head(text)
                yield from self._lines(text)

    def _behind_head(self, text: str) -> str:
        while text:
            line, _, text = text.partition("\n")
            if any(map(str.strip, line.split(self.file.delimiter))):
                return text
        return text

    def _lines(self, text: str) -> Iterator[Part]:
        found = self.query.whole_lines(text) if text else []
        first = self.done + 2
        self.done += len(found)
        if None not in found:
            yield from _as_lines(found)
            return
        lines = [line for line in text.split("\n") if line]
        begin = 0
        for place, out in enumerate(found):
            if out is None:
                yield from _as_lines(found[begin:place])
                begin = place + 1
                yield from self._one(first + place, lines[place].split(self.file.delimiter))
        yield from _as_lines(found[begin:])

    # --- records -----------------------------------------------------------------------------

    def _records(self, records: Sequence[tuple[int, list[str]] | RejectedRow]) -> Iterator[Part]:
        good = [record for record in records if not isinstance(record, RejectedRow) and self._can_go(record[1])]
        text = RECORD.join(FIELD.join(cells) for _, cells in good)
        found = dict(zip((number for number, _ in good), self.query.own_cells(text), strict=True)) if good else {}
        carried = [self.file.columns.carried.get(name) for name in self.columns.carried]
        for record in records:
            if isinstance(record, RejectedRow):
                yield record
                continue
            number, cells = record
            own = found.get(number)
            if own is None:
                yield from self._one(number, cells)
            else:
                before = ["" if place is None else cells[place] for place in carried]
                yield ScoredCells([*before, *own.split(FIELD)])

    def _can_go(self, cells: Sequence[str]) -> bool:
        whole = "".join(cells)
        return bool(whole) and FIELD not in whole and RECORD not in whole and not _UNREADABLE.search(whole)

    def _one(self, number: int, cells: list[str]) -> Iterator[Part]:
        yield from score_rows(self.checked, [self.file.row(number, cells)], self.interpreter)


def _whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """A file in parts that end where a line does."""
    rest = file.read(CHUNK).removeprefix(b"\xef\xbb\xbf")
    while block := file.read(CHUNK):
        whole, newline, behind = rest.rpartition(b"\n")
        if newline:
            yield whole + newline
        rest = behind + block
        if len(rest) > 2 * LONGEST + CHUNK:
            break
    if rest:
        yield rest


def _plain_text(chunk: bytes) -> str | None:
    """The text of lines that hold nothing but cells and what parts them; None where they must be looked at closely."""
    if len(chunk) > 2 * LONGEST or b'"' in chunk or b"\0" in chunk:
        return None
    if b"\r" in chunk:
        if chunk.count(b"\r") != chunk.count(b"\r\n"):
            return None
        chunk = chunk.replace(b"\r\n", b"\n")
    longest = max(map(len, chunk.split(b"\n"))) if len(chunk) > LONGEST else 0
    try:
        return chunk.decode("utf-8") if longest <= LONGEST else None
    except UnicodeDecodeError:
        return None


def _as_lines(found: Sequence[str | None]) -> Iterator[ScoredLines]:
    if found:
        yield ScoredLines(len(found), "\n".join(map(str, found)) + "\n")
