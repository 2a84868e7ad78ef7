"""Finds the comments and blank lines of a YAML text, and gives them to the statements beside which they stand."""

from __future__ import annotations

import re

from ...source import Source
from .syntax import Statement

_BESIDE = re.compile(r"\s(#.*)$")
_OWN_LINE = re.compile(r"(?:^|\s)(#.*)$")

Mark = tuple[int, int, Statement | None]


def attach_remarks(source: Source, text: str, statements: list[Statement], marks: list[Mark]) -> tuple[str, ...]:
    """Gives each statement its remarks; gives back those behind the last one."""
    if "#" not in text and "\n\n" not in text:
        return ()
    writer = _Remarks(source, text, statements)
    position = 0
    for start, end, statement in marks:
        writer.gap(position, start)
        if statement is not None:
            writer.begin(statement, start)
        if text[start : start + 1] in ("|", ">"):
            header = _BESIDE.search(text[start : (text + "\n").index("\n", start)])
            if header:
                writer.beside(header.group(1))
        position = end
    writer.gap(position, len(text))
    writer.flush(-1)
    below = writer.tree_below
    while below and not below[-1]:
        below.pop()
    return tuple(below)


class _Remarks:
    def __init__(self, source: Source, text: str, statements: list[Statement]) -> None:
        self.source, self.text = source, text
        self.parents: dict[int, Statement | None] = {}
        self.first: set[int] = set()
        self._parents_of(statements, None)
        self.columns: dict[int, int] = {}
        self.waiting: list[tuple[int, str]] = []
        self.last: Statement | None = None
        self.tree_below: list[str] = []

    def _parents_of(self, statements: list[Statement], parent: Statement | None) -> None:
        stack: list[tuple[list[Statement], Statement | None]] = [(statements, parent)]
        while stack:
            children, above = stack.pop()
            for number, child in enumerate(children):
                self.parents[id(child)] = above
                if number == 0:
                    self.first.add(id(child))
                if child.body:
                    stack.append((child.body, child))

    def gap(self, start: int, end: int) -> None:
        """The comments and blank lines between two scalars."""
        lines = self.text[start:end].split("\n")
        if start == 0:
            lines.insert(0, "")
        beside = _BESIDE.search(lines[0])
        if beside:
            self.beside(beside.group(1))
        if len(lines) == 1:
            return
        for line in lines[1:-1] if end < len(self.text) else lines[1:]:
            own = _OWN_LINE.search(line)
            if own:
                self.waiting.append((own.start(1), own.group(1).rstrip()))
            elif not line.strip() and (not self.waiting or self.waiting[-1][1]):
                self.waiting.append((-1, ""))

    def beside(self, comment: str) -> None:
        comment = comment.rstrip()
        if self.last is None:
            self.waiting.append((0, comment))
        elif self.last.remarks.beside:
            self.last.remarks.above = (*self.last.remarks.above, comment)
        else:
            self.last.remarks.beside = comment

    def begin(self, statement: Statement, start: int) -> None:
        """A statement begins: what waits stands above it, or ends what was before."""
        line_start = self.text.rfind("\n", 0, start) + 1
        column = start - line_start
        if not self.text[line_start:start].strip(" -"):
            self.columns[id(statement)] = column
        else:
            self.columns[id(statement)] = column = self.columns.get(id(self.last), column)
        self.flush(column)
        above = [comment for _, comment in self.waiting]
        if id(statement) in self.first:
            while above and not above[0]:
                above.pop(0)
        statement.remarks.above = (*statement.remarks.above, *above)
        self.waiting = []
        self.last = statement

    def flush(self, column: int) -> None:
        """Gives comments further in than the next statement to the end of what they stand in."""
        while any(comment for _, comment in self.waiting):
            number = next(index for index, (_, comment) in enumerate(self.waiting) if comment)
            place, _ = self.waiting[number]
            if place <= column or self.last is None:
                if column >= 0:
                    return
                owner = None
            else:
                owner = self._owner(place, column)
                if owner is None and column >= 0:
                    return
            taken = [comment for _, comment in self.waiting[: number + 1]]
            del self.waiting[: number + 1]
            if owner is None:
                self.tree_below += taken
            else:
                owner.remarks.below = (*owner.remarks.below, *taken)

    def _owner(self, place: int, column: int) -> Statement | None:
        """The statement in whose body a comment at a column is the last thing, or None."""
        here = self.last
        while here is not None and self.columns.get(id(here), 0) > place:
            here = self.parents[id(here)]
        if here is None or self.columns.get(id(here), 0) <= column:
            return None
        return self.parents[id(here)]
