"""The steps that give a truth: true, false, or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .step import Operator, Step

if TYPE_CHECKING:
    from . import ScalarStep
    from .wholes import WholeStep
    from .words import WordStep


@dataclass(frozen=True, slots=True)
class TruthConstant(Step):
    value: bool


@dataclass(frozen=True, slots=True)
class ItemTruth(Step):
    """The answer to a yes/no item; missing when blank or a non-answer."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemIs(Step):
    """Whether the answer of an item as given is one of some codes (or `!declined` and its like); never missing."""

    item: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemIsBlank(Step):
    """Whether an item has no answer at all, not even a non-answer; never missing."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemIncludes(Step):
    """Whether one of some codes is ticked in a tick-all item; missing when it is blank or a non-answer."""

    item: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordIs(Step):
    """Whether a text is one of some codes; missing when the text is."""

    word: WordStep
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseTruth(Step):
    """The value of a named truth step."""

    name: str


@dataclass(frozen=True, slots=True)
class Compare(Step):
    """Compares two integers; missing when a side is."""

    operator: Operator
    left: WholeStep
    right: WholeStep


@dataclass(frozen=True, slots=True)
class AllOf(Step):
    """Three-valued and: false when one is false, else missing when one is, else true."""

    parts: tuple[TruthStep, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Step):
    """Three-valued or: true when one is true, else missing when one is, else false."""

    parts: tuple[TruthStep, ...]


@dataclass(frozen=True, slots=True)
class Not(Step):
    value: TruthStep


@dataclass(frozen=True, slots=True)
class IsMissing(Step):
    """Whether a value is missing; never missing itself."""

    value: ScalarStep


@dataclass(frozen=True, slots=True)
class IsTrue(Step):
    """Whether a truth is true: a missing one is not; never missing itself."""

    value: TruthStep


@dataclass(frozen=True, slots=True)
class OnlyTruthIf(Step):
    """The truth when the condition is true, else missing."""

    condition: TruthStep
    value: TruthStep


@dataclass(frozen=True, slots=True)
class IfTruth(Step):
    condition: TruthStep
    then: TruthStep
    otherwise: TruthStep


@dataclass(frozen=True, slots=True)
class MissingTruth(Step):
    """A missing truth."""


TruthStep = (
    TruthConstant | ItemTruth | ItemIs | ItemIsBlank | ItemIncludes | WordIs | UseTruth | Compare | AllOf | AnyOf | Not
    | IsMissing | IsTrue | OnlyTruthIf | IfTruth | MissingTruth
)  # fmt: skip
