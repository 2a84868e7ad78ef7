"""The one tree that both spellings make: statements, their places, comments and blank lines; no meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ...source import Piece, Source, Span


class Token(NamedTuple):
    """A run without blanks, a text in its quotes, or a bracket with all inside; offsets into `Statement.run`."""

    kind: Literal["word", "text", "group"]
    start: int
    end: int


@dataclass(slots=True)
class Remarks:
    """Comments as written, from `#` on; an empty string in `above` or `below` is a blank line.

    `above` stand on lines of their own before the statement, `beside` behind its first line,
    `below` after the last statement of its body.
    """

    above: tuple[str, ...] = ()
    beside: str = ""
    below: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Statement:
    """One statement: in `.rom` a line and its braces, in YAML a key and what stands under it.

    `tokens` are the parts of the line, or of the key; a member of a YAML list has none.  `value`
    is the scalar behind a YAML key.  `body` are the statements in braces, or under the key;
    `listed` says that they were a YAML list.
    """

    run: Piece
    tokens: tuple[Token, ...]
    value: Piece | None = None
    body: list[Statement] | None = None
    listed: bool = False
    remarks: Remarks = field(default_factory=Remarks)
    one_line: bool = False

    @property
    def span(self) -> Span:
        """The place of the line or key, or of the value where there is no key."""
        if self.tokens:
            return self.run.span(self.tokens[0].start, self.tokens[-1].end)
        return self.value.span() if self.value is not None else self.run.span()

    def text(self, token: Token) -> str:
        return self.run.text[token.start : token.end]

    def cut(self, first: int, last: int | None = None) -> Piece:
        """The run from one token to another (exclusive) or the end, as it was written."""
        stop = len(self.tokens) if last is None else last
        if first >= stop:
            place = self.tokens[first - 1].end if first else 0
            return self.run.cut(place, place)
        return self.run.cut(self.tokens[first].start, self.tokens[stop - 1].end)


@dataclass(slots=True, eq=False)
class Tree:
    """A whole file.  `below` are the comments after the last statement."""

    source: Source
    spelling: Literal["rom", "yaml"]
    statements: list[Statement]
    below: tuple[str, ...] = ()
