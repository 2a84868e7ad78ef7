"""A statement whose words are known: the same for both spellings, for building and for writing."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...source import Piece, Span
from ..parse.syntax import Remarks
from .word import Word


@dataclass(slots=True, eq=False)
class Entry:
    """A word of the language with its name, its value and what stands inside.

    `bare` says that the value is a text as it is, without quotes and escapes (YAML).  `on_line`: in `.rom` it
    stood on the line of the thing, not in its braces.  `one_line`: its braces were on one line.  `member`: it
    stood without a word of its own, as an item of a block does.
    """

    word: Word
    span: Span
    name: Piece | None = None
    value: Piece | None = None
    bare: bool = False
    entries: list[Entry] | None = None
    remarks: Remarks = field(default_factory=Remarks)
    on_line: bool = False
    one_line: bool = False
    member: bool = False

    def all(self, *words: str) -> list[Entry]:
        """What stands inside under any of some words, in written order."""
        return [entry for entry in self.entries or () if entry.word.name in words]

    def first(self, word: str) -> Entry | None:
        for entry in self.entries or ():
            if entry.word.name == word:
                return entry
        return None
