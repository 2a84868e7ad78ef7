"""The rows of a CSV file, each cell with its place: commas between, quotes around where there are commas inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...source import Source, Span

_CELL = re.compile(r'\s*"((?:[^"]|"")*)"[^,\n]*|[^,\n]*')


@dataclass(frozen=True, slots=True)
class CsvCell:
    """What stands in a cell, without the blanks and quotes around it, and where."""

    text: str
    span: Span


def rows_of(source: Source, text: str) -> Iterator[list[CsvCell]]:
    """The rows that are not empty.  `text` is that of the source, with refused characters blank."""
    for start in source.line_starts:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip(" ,"):
            yield _cells(source, text, start, end)


def _cells(source: Source, text: str, start: int, end: int) -> list[CsvCell]:
    found: list[CsvCell] = []
    while True:
        match = _CELL.match(text, start, end)
        assert match is not None
        written = text[start : match.end()]
        blanks = len(written) - len(written.lstrip())
        stripped = written.strip()
        quoted = match.group(1)
        span = Span(source, start + blanks, start + blanks + len(stripped))
        found.append(CsvCell(stripped if quoted is None else quoted.replace('""', '"').strip(), span))
        start = match.end() + 1
        if match.end() >= end:
            return found
