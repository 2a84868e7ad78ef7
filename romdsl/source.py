"""Texts that people wrote, and places in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, eq=False)
class Source:
    """One file of an author: the name to show, and its text (newlines as `\\n`, no byte order mark)."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1, in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source: offsets in code points, the end exclusive."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.line_and_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.line_and_column(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.source.line_and_column(self.end)[0]

    @property
    def end_column(self) -> int:
        return self.source.line_and_column(self.end)[1]

    def to(self, other: Span) -> Span:
        """The place from the beginning of this one to the end of the other."""
        return Span(self.source, self.start, max(self.end, other.end))


NOWHERE = Span(Source("", ""), 0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an author's text that knows the place of each of its characters.

    `places` is the offset of the first character where the run stands in the source as it is
    read, or one offset a character (and one more for the end) where it does not: escapes,
    folded lines.  `quoted` says that quotes stood around it.
    """

    text: str
    source: Source = field(repr=False, compare=False)
    places: int | tuple[int, ...] = field(repr=False, compare=False)
    quoted: bool = False

    def place(self, index: int) -> int:
        return self.places + index if isinstance(self.places, int) else self.places[index]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place in the source of the characters from `start` to `end` of this run."""
        stop = len(self.text) if end is None else end
        if isinstance(self.places, int):
            return Span(self.source, self.places + start, self.places + max(start, stop))
        last = self.place(stop) if stop == len(self.text) else self.places[stop - 1] + 1
        return Span(self.source, self.place(start), max(last, self.place(start)))

    def cut(self, start: int, end: int | None = None) -> Piece:
        """The run from `start` to `end`, which keeps its places."""
        stop = len(self.text) if end is None else end
        places = self.places + start if isinstance(self.places, int) else self.places[start : stop + 1]
        return Piece(self.text[start:stop], self.source, places, self.quoted)

    def strip(self) -> Piece:
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))
