"""The steps that give a text: a code, the code of a band, or why a score is missing."""

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
class ItemCode(Step):
    """The code that was answered to a choice, where it is one of `codes` (non-answers are not among
    them); missing otherwise."""

    item: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinWords(Step):
    """Texts put together without anything between; missing when one is."""

    parts: tuple[WordStep, ...]


@dataclass(frozen=True, slots=True)
class IfWord(Step):
    """One of two texts; missing when the condition is.  Only the branch that is taken is looked at."""

    condition: TruthStep
    then: WordStep
    otherwise: WordStep


@dataclass(frozen=True, slots=True)
class OnlyWordIf(Step):
    """The text when the condition is true, else missing."""

    condition: TruthStep
    value: WordStep


@dataclass(frozen=True, slots=True)
class FirstWord(Step):
    """The word of the first true condition; a missing condition is passed over; else `otherwise`."""

    cases: tuple[tuple[TruthStep, WordStep], ...]
    otherwise: WordStep


WordStep = Word | NoWord | UseWord | ItemReason | ItemCode | JoinWords | IfWord | OnlyWordIf | FirstWord
