"""The score program: a list of named, total steps that every target prints and none interprets.

`spec/program.md` says what each step means.  A value is an integer, a truth, a text (a code or a
reason), or a list; each but a list may be missing.  Integers obey |v| <= 2**53 - 1, inner terms
and partial sums included.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Way = Literal["exact", "floor", "ceil", "half away", "half even"]
Operator = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Step:
    """`may_be_missing` False: printers use plain operators; True: they guard."""

    may_be_missing: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Whole(Step):
    """A step that gives an integer between `low` and `high`, whatever is answered."""

    low: int = field(kw_only=True)
    high: int = field(kw_only=True)


# --- integers --------------------------------------------------------------------------------


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
class CountTrue(Whole):
    """How many truths of a list are true; a missing one is not counted; never missing."""

    truths: tuple[TruthStep, ...]


@dataclass(frozen=True, slots=True)
class CountWhere(Whole):
    """How many of the answered of a list compare so with a number; never missing."""

    list: ListStep
    operator: Operator
    value: int


# --- lists -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Values(Step):
    """A list of integers, one an item, missing ones among them."""

    values: tuple[WholeStep, ...]


@dataclass(frozen=True, slots=True)
class UseValues(Step):
    """The list of a named step."""

    name: str


# --- truths ----------------------------------------------------------------------------------


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


# --- choosing --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MissingWhole(Whole):
    """A missing integer."""


@dataclass(frozen=True, slots=True)
class MissingTruth(Step):
    """A missing truth."""


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


# --- texts -----------------------------------------------------------------------------------


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


WholeStep = (
    Constant | ItemScore | ItemNumber | UseWhole | Linear | Times | Divide | Extreme | Total
    | Answered | ExtremeOf | CountTrue | CountWhere | MissingWhole | OnlyIf | If
)  # fmt: skip
ListStep = Values | UseValues
TruthStep = (
    TruthConstant | ItemTruth | ItemIs | ItemIsBlank | UseTruth | Compare | AllOf | AnyOf | Not
    | IsMissing | IsTrue | OnlyTruthIf | IfTruth | MissingTruth
)  # fmt: skip
WordStep = Word | NoWord | UseWord | ItemReason | FirstWord
ScalarStep = WholeStep | TruthStep | WordStep
AnyStep = WholeStep | ListStep | TruthStep | WordStep


# --- the program -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """A named step.  `comment` is what the author wrote; names are unique and snake_case."""

    name: str
    step: AnyStep
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """An item whose answer the program takes, and what is accepted.

    `kind` choice: `codes` are all that may be answered, options that are non-answers included;
    number: `low` to `high` by `step` from `low`, written as decimals; truth; text: any text.
    Besides, every item takes `!declined`, `!unknown`, `!not_applicable`.
    """

    item: str
    kind: Literal["choice", "number", "truth", "text"]
    codes: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One score: named steps to report.  `value` is an integer of 10 ** -`decimals`, or a truth.

    `band`, `caseness` are None where the score has none.  `why` is the reason text.
    """

    score: str
    value: UseWhole | UseTruth
    decimals: int
    band: UseWord | None
    caseness: UseTruth | None
    answered: WholeStep
    expected: WholeStep
    filled: WholeStep
    why: WordStep
    rule: str | None
    band_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that a target prints: inputs, steps in an order in which each comes after what it
    uses, outputs, alerts (id and a truth that may be missing), and for each item with a `when`
    whether it is shown (a truth that may be missing: then it is not shown)."""

    measure: str
    version: str | None
    definition: str
    scoring: str
    language: str | None
    inputs: tuple[Input, ...]
    steps: tuple[Named, ...]
    outputs: tuple[Output, ...]
    alerts: tuple[tuple[str, UseTruth], ...]
    shown: tuple[tuple[str, UseTruth], ...]
