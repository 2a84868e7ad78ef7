"""The steps that give an integer, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .step import Operator, Step, Way, Whole

if TYPE_CHECKING:
    from .reals import RealStep
    from .truths import TruthStep
    from .words import WordStep


@dataclass(frozen=True, slots=True)
class Constant(Whole):
    value: int


@dataclass(frozen=True, slots=True)
class ItemScore(Whole):
    """The score of a choice by its code, scaled to a whole number; missing when blank, a
    non-answer, or a code without score.  A hidden item's answer is not looked at here: the step
    around it is an `If` on the item's `shown`.

    `affine` (a, b): every option's score is a + b * code; None where it is not.
    """

    item: str
    table: tuple[tuple[str, int], ...]
    affine: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ItemNumber(Whole):
    """The number that was given, times 10 ** `decimals`: a whole number."""

    item: str
    decimals: int


@dataclass(frozen=True, slots=True)
class ItemClock(Whole):
    """A time of day as minutes since midnight, a duration as minutes, a date as the number yyyymmdd."""

    item: str
    kind: Literal["time", "duration", "date"]


@dataclass(frozen=True, slots=True)
class ItemTicked(Whole):
    """How many options of a tick-all item are ticked, non-answers apart; missing when it is blank or a non-answer."""

    item: str


@dataclass(frozen=True, slots=True)
class UseWhole(Whole):
    """The value of a named integer step."""

    name: str


@dataclass(frozen=True, slots=True)
class Linear(Whole):
    """constant + the sum of factor * step; missing when one of the steps is."""

    constant: int
    terms: tuple[tuple[int, WholeStep], ...]


@dataclass(frozen=True, slots=True)
class Times(Whole):
    left: WholeStep
    right: WholeStep


@dataclass(frozen=True, slots=True)
class Divide(Whole):
    """numerator / denominator as a whole number; the denominator is 1 or more, or missing."""

    numerator: WholeStep
    denominator: WholeStep
    way: Way


@dataclass(frozen=True, slots=True)
class Extreme(Whole):
    """The least or most of some values; missing when one of them is."""

    which: Literal["least", "most"]
    values: tuple[WholeStep, ...]


@dataclass(frozen=True, slots=True)
class Total(Whole):
    """The sum of the answered of a list, 0 when there are none; never missing."""

    list: ListStep


@dataclass(frozen=True, slots=True)
class Answered(Whole):
    """How many of a list are answered; never missing."""

    list: ListStep


@dataclass(frozen=True, slots=True)
class ExtremeOf(Whole):
    """The least or most of the answered of a list; missing when there are none."""

    which: Literal["least", "most"]
    list: ListStep


@dataclass(frozen=True, slots=True)
class Middle(Whole):
    """Twice the median of the answered of a list; missing when there are none."""

    list: ListStep


@dataclass(frozen=True, slots=True)
class CountTrue(Whole):
    """How many truths of a list are true; a missing one is not counted; never missing."""

    truths: tuple[TruthStep, ...]


@dataclass(frozen=True, slots=True)
class CountWhere(Whole):
    """How many of the answered of a list compare so with a number; never missing."""

    list: ListStep
    operator: Operator
    value: int


@dataclass(frozen=True, slots=True)
class MissingWhole(Whole):
    """A missing integer."""


@dataclass(frozen=True, slots=True)
class OnlyIf(Whole):
    """The value when the condition is true, else missing.

    The value is looked at only then: its bounds, and a denominator of 1 or more, hold there.
    """

    condition: TruthStep
    value: WholeStep


@dataclass(frozen=True, slots=True)
class If(Whole):
    """One of two values; missing when the condition is.  Only the branch that is taken is looked at."""

    condition: TruthStep
    then: WholeStep
    otherwise: WholeStep


@dataclass(frozen=True, slots=True)
class FirstWhole(Whole):
    """The value of the first true condition; a missing condition is passed over; else `otherwise`.

    Only the value that is taken is looked at.
    """

    cases: tuple[tuple[TruthStep, WholeStep], ...]
    otherwise: WholeStep


@dataclass(frozen=True, slots=True)
class LookUp(Whole):
    """The value of the first row that fits all keys; missing when a key is missing or no row fits.

    A cell for a whole key is (low, high), both inclusive, None for an open end; for a text key a text.
    """

    keys: tuple[WholeStep | WordStep, ...]
    rows: tuple[tuple[tuple[Cell, ...], int], ...]


Cell = tuple[int | None, int | None] | str


@dataclass(frozen=True, slots=True)
class RoundReal(Whole):
    """A real number times 10 ** `decimals`, as a whole number; within 2 ** -20 of the last place
    counts as a tie.  |value| * 10 ** decimals < 2 ** 26."""

    value: RealStep
    decimals: int
    way: Way


@dataclass(frozen=True, slots=True)
class Values(Step):
    """A list of integers, one an item, missing ones among them."""

    values: tuple[WholeStep, ...]


@dataclass(frozen=True, slots=True)
class UseValues(Step):
    """The list of a named step."""

    name: str


WholeStep = (
    Constant | ItemScore | ItemNumber | ItemClock | ItemTicked | UseWhole | Linear | Times | Divide | Extreme
    | Total | Answered | ExtremeOf | Middle | CountTrue | CountWhere | MissingWhole | OnlyIf | If | FirstWhole
    | LookUp | RoundReal
)  # fmt: skip
ListStep = Values | UseValues
