"""The largest number that a step is made of, inner terms and partial sums included."""

from __future__ import annotations

from typing import assert_never

from ....program import (
    AllOf,
    Answered,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    CountTrue,
    CountWhere,
    Divide,
    Extreme,
    ExtremeOf,
    FirstWord,
    If,
    IfTruth,
    IsMissing,
    IsTrue,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTruth,
    Linear,
    MissingTruth,
    MissingWhole,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    Times,
    Total,
    TruthConstant,
    TruthStep,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    WholeStep,
    Word,
    WordStep,
)
from .named import NamedSteps


def largest(step: AnyStep, named: NamedSteps) -> int:
    """The largest |v| on the way to the value of a step; what it uses by name is looked at elsewhere."""
    match step:
        case Values(values):
            return max((largest(value, named) for value in values), default=0)
        case UseValues() | UseTruth() | UseWord() | TruthConstant() | MissingTruth() | Word() | NoWord():
            return 0
        case ItemTruth() | ItemIs() | ItemIsBlank() | ItemReason():
            return 0
        case Compare() | AllOf() | AnyOf() | Not() | IsMissing() | IsTrue() | OnlyTruthIf() | IfTruth() | FirstWord():
            return _of_truth(step, named)
        case _:
            return max(abs(step.low), abs(step.high), _within(step, named))


def _of_truth(step: TruthStep | WordStep, named: NamedSteps) -> int:
    match step:
        case Compare(_, left, right):
            return max(largest(left, named), largest(right, named))
        case AllOf(parts) | AnyOf(parts):
            return max(largest(part, named) for part in parts)
        case Not(value) | IsTrue(value):
            return largest(value, named)
        case IsMissing(inner):
            return largest(inner, named)
        case OnlyTruthIf(condition, truth):
            return max(largest(condition, named), largest(truth, named))
        case IfTruth(condition, then, otherwise):
            return max(largest(part, named) for part in (condition, then, otherwise))
        case FirstWord(cases, last):
            return max(largest(last, named), *(largest(condition, named) for condition, _ in cases))
        case _:
            return 0


def _within(step: WholeStep, named: NamedSteps) -> int:
    match step:
        case Constant() | ItemNumber() | UseWhole() | MissingWhole() | Answered() | CountWhere() | ExtremeOf():
            return 0
        case ItemScore(_, table):
            return max(abs(score) for _, score in table)
        case Linear(start, terms):
            return _linear(start, terms, named)
        case Times(left, right):
            return max(largest(left, named), largest(right, named))
        case Divide(numerator, denominator, way):
            above, below = (max(abs(part.low), abs(part.high)) for part in (numerator, denominator))
            halves = way in ("half away", "half even")
            inner = 2 * above + 3 * below if halves else above + below
            return max(inner, largest(numerator, named), largest(denominator, named))
        case Extreme(_, values):
            return max(largest(value, named) for value in values)
        case Total(steps):
            elements = named.elements_of(steps)
            return sum(max(abs(element.low), abs(element.high)) for element in elements)
        case CountTrue(truths):
            return max(largest(truth, named) for truth in truths)
        case OnlyIf(condition, value):
            return max(largest(condition, named), largest(value, named))
        case If(condition, then, otherwise):
            return max(largest(part, named) for part in (condition, then, otherwise))
        case _:
            assert_never(step)


def _linear(start: int, terms: tuple[tuple[int, WholeStep], ...], named: NamedSteps) -> int:
    """Partial sums from left to right, the constant first or last."""
    most = abs(start)
    low = high = 0
    for factor, step in terms:
        ends = sorted((factor * step.low, factor * step.high))
        low, high = low + ends[0], high + ends[1]
        most = max(most, -low, high, abs(low + start), abs(high + start), abs(ends[0]), abs(ends[1]), abs(factor))
        most = max(most, largest(step, named))
    return most
