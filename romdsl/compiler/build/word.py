"""What a word of the language and a place for words are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Takes = Literal[
    "nothing", "flag", "text", "bare", "name", "names", "choice", "choices", "formula", "interval", "whole", "number",
    "numbers", "rule", "rounding", "answer", "otherwise", "concept", "allow", "caseness", "change", "results", "band",
    "given", "columns", "cutoff", "norm", "percentile", "row", "timing", "prior", "grid", "reports", "answered", "area",
    "precision", "stop",
]  # fmt: skip
"""How the value of a word is read.  `text` and `bare` lose their quotes in YAML; all else is as in `.rom`."""

Named = Literal["", "id", "label", "code", "text", "interval", "targets", "cells", "sitting"]
"""What stands as the name of a thing: an id; an id or number that may be absent; the code of an option; a text
in quotes; the interval of a band; the items of a case; the keys of a row; an occasion, its number and day."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the language.

    `named` is what its name is, for a thing that has one.  `text` is the word under which YAML has the text
    that `.rom` writes behind the name; `formula` says that `= …` may follow.  `inside` names the place that
    its braces open; `on_line` are the words that may stand on its line in `.rom`.  `repeats`: may stand more
    than once.  `among` are the only values it takes.  `keyed` says that its clauses stand in the key in YAML
    (`bands when sex is male:`); `text_last` that its text stands behind its clauses in `.rom`.  `plain` is the
    word of a value that stands behind its text without that word in `.rom` (`rows goals "…" 0..3`).
    """

    name: str
    meaning: str
    takes: Takes = "nothing"
    named: Named = ""
    text: str = ""
    formula: bool = False
    inside: str = ""
    on_line: tuple[str, ...] = ()
    repeats: bool = False
    among: tuple[str, ...] = ()
    keyed: bool = False
    text_last: bool = False
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: between the braces of a thing, or under its key.

    `member` is what stands there without a word of its own (an option, an item, a band); in YAML it stands
    under the key `under`, where that is given.  `splits` says that several words may share one line.
    """

    title: str
    words: dict[str, Word]
    member: Word | None = None
    under: str = ""
    splits: bool = False
    later: frozenset[str] = frozenset()
    below: str = ""
    """The place of what stands under `under`, where it is not called so."""


def words_of(*words: Word) -> dict[str, Word]:
    return {word.name: word for word in words}


def later_words(words: str) -> frozenset[str]:
    return frozenset(words.replace("_", " ").split(","))


ROW = Word("row", "the keys of a row and its values", "row", named="cells")
