"""The line of a finding as it is shown: the place marked, cut to the width of a terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from ..source import Source, Span

Style = Literal["place", "second", "dim", "bold", "plain"]
Run = tuple[str, Style]

TAB = "    "
LEAST_BEHIND = 10
"""So much of a long line is shown behind the place when its beginning is kept."""


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(character_width(character) for character in text)


def character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def as_shown(character: str) -> str:
    """A character as it may stand on a terminal: one that cannot be seen is written out."""
    if character == "\t":
        return TAB
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co"):
        return f"<U+{ord(character):04X}>"
    return character


def cut_to(text: str, columns: int) -> str:
    """The text, or its beginning and `…` where it would be wider."""
    if width_of(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width_of(kept + character) > columns - 1:
            break
        kept += character
    return kept + "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a line, and the words beside it."""

    span: Span
    label: str
    style: Literal["place", "second"]

    def on(self, line: int) -> tuple[int, int]:
        """The characters of the line that it covers: one at least, be it beyond its end."""
        start = self.span.source.line_starts[line - 1]
        end = start + len(self.span.source.line_text(line))
        first = min(self.span.start, end) - start
        return first, max(min(self.span.end, end) - start, first + 1)


@dataclass
class LineView:
    """One line of a source with its marks, `columns` wide at most."""

    source: Source
    line: int
    marks: list[Mark]
    columns: int
    cells: list[str] = field(init=False)
    offsets: list[int] = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.cells = [as_shown(character) for character in self.source.line_text(self.line)]
        beyond = max(mark.on(self.line)[1] for mark in self.marks) - len(self.cells)
        self.cells += [" "] * beyond
        self.offsets = [0, *accumulate(width_of(cell) for cell in self.cells)]
        self.first, self.last = 0, len(self.cells)
        if self.offsets[-1] > self.columns:
            self.narrow()

    def narrow(self) -> None:
        """Chooses which part of a long line is shown: the place, and what fits around it."""
        places = [mark.on(self.line) for mark in self.marks]
        first, last = min(start for start, _ in places), max(end for _, end in places)
        room = self.columns - 2
        if self.offsets[last] - self.offsets[first] > room:
            first, last = places[0][0], places[0][0] + 1
            while last < places[0][1] and self.offsets[last + 1] - self.offsets[first] <= room:
                last += 1
        spare = room - (self.offsets[last] - self.offsets[first])
        label = 1 + width_of(max(self.marks, key=lambda mark: mark.on(self.line)).label)
        right = min(spare, max(label, min(spare // 3, self.offsets[-1] - self.offsets[last])))
        if self.offsets[last] + max(label, LEAST_BEHIND) <= room:
            first = 0
        while first > 0 and self.offsets[last] - self.offsets[first - 1] <= room - right:
            first -= 1
        while last < len(self.cells) and self.offsets[last + 1] - self.offsets[first] <= room:
            last += 1
        self.first, self.last = first, last

    def holds(self, mark: Mark) -> bool:
        start, end = mark.on(self.line)
        return self.first <= start and end <= self.last

    def column(self, index: int) -> int:
        """Where a character stands in what is shown."""
        before = 1 if self.first > 0 else 0
        return before + self.offsets[min(max(index, self.first), self.last)] - self.offsets[self.first]

    def text(self) -> list[Run]:
        """The line, cut, with the places in their colours."""
        styles: list[Style] = ["plain"] * len(self.cells)
        for mark in reversed(self.marks):
            start, end = mark.on(self.line)
            styles[start:end] = [mark.style] * (min(end, len(styles)) - start)
        runs: list[Run] = [("…", "dim")] if self.first > 0 else []
        for cell, style in zip(self.cells[self.first : self.last], styles[self.first : self.last], strict=True):
            if runs and runs[-1][1] == style:
                runs[-1] = (runs[-1][0] + cell, style)
            else:
                runs.append((cell, style))
        if self.last < len(self.cells):
            runs.append(("…", "dim"))
        return runs

    def rows(self) -> list[list[Run]]:
        """What stands under the line: carets and dashes, and the words that belong to them."""
        marks = sorted(self.marks, key=lambda mark: mark.on(self.line))
        signs: list[Run] = []
        for mark in marks:
            start, end = (self.column(index) for index in mark.on(self.line))
            sign = "^" if mark.style == "place" else "-"
            pad(signs, start)
            signs.append((sign * max(1, end - start), mark.style))
        last = marks[-1]
        end = sum(width_of(text) for text, _ in signs)
        rows = [signs]
        waiting = [mark for mark in marks if mark.label]
        if last.label and end + 1 + width_of(last.label) <= self.columns:
            signs.append((" " + last.label, words(last)))
            waiting.remove(last)
        return rows + self.words_below(waiting)

    def words_below(self, waiting: list[Mark]) -> list[list[Run]]:
        """The words that had no room beside their signs: the rightmost first, each tied by a bar."""
        rows: list[list[Run]] = [self.bars(waiting)] if waiting else []
        while waiting:
            mark = waiting.pop()
            label = cut_to(mark.label, self.columns)
            start = min(self.column(mark.on(self.line)[0]), self.columns - width_of(label))
            row = self.bars([left for left in waiting if self.column(left.on(self.line)[0]) < start])
            pad(row, start)
            row.append((label, words(mark)))
            rows.append(row)
        return rows

    def bars(self, marks: list[Mark]) -> list[Run]:
        row: list[Run] = []
        for mark in marks:
            pad(row, self.column(mark.on(self.line)[0]))
            row.append(("|", mark.style))
        return row


def words(mark: Mark) -> Style:
    """The words beside the place itself are plain: the carets have the colour."""
    return "plain" if mark.style == "place" else "second"


def pad(row: list[Run], column: int) -> None:
    lacking = column - sum(width_of(text) for text, _ in row)
    if lacking > 0:
        row.append((" " * lacking, "plain"))
