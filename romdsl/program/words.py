"""The steps that give a text: the code of a band, or why a score is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .step import Step

if TYPE_CHECKING:
    from .truths import TruthStep


@dataclass(frozen=True, slots=True)
class Word(Step):
    """A band's code, or why a score is missing."""

    value: str


@dataclass(frozen=True, slots=True)
class NoWord(Step):
    """A missing text."""


@dataclass(frozen=True, slots=True)
class UseWord(Step):
    """The value of a named text step."""

    name: str


@dataclass(frozen=True, slots=True)
class ItemReason(Step):
    """Why an item has no usable answer: `blank`, or its non-answer by `codes` (code to reason; a
    code `!declined` stands for itself); missing when it is answered."""

    item: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FirstWord(Step):
    """The word of the first true condition; a missing condition is passed over; else `otherwise`."""

    cases: tuple[tuple[TruthStep, WordStep], ...]
    otherwise: WordStep


WordStep = Word | NoWord | UseWord | ItemReason | FirstWord
