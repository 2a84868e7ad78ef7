"""The largest whole number that a step is made of, inner terms and partial sums included."""

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
    FirstWhole,
    FirstWord,
    If,
    IfTruth,
    IfWord,
    IsMissing,
    IsTrue,
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTicked,
    ItemTruth,
    JoinWords,
    Latent,
    Linear,
    LookUp,
    Middle,
    MissingReal,
    MissingTruth,
    MissingWhole,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    OnlyWordIf,
    RealArithmetic,
    RealConstant,
    RealFunction,
    RealIf,
    RealOf,
    RealOnlyIf,
    RealPower,
    RealStep,
    RoundReal,
    Times,
    Total,
    TruthConstant,
    TruthStep,
    UseReal,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    WholeStep,
    Word,
    WordIs,
    WordStep,
)
from .named import NamedSteps


def largest(step: AnyStep, named: NamedSteps) -> int:
    """The largest |v| on the way to the value of a step; what it uses by name is looked at elsewhere."""
    match step:
        case Values(values):
            return max((largest(value, named) for value in values), default=0)
        case UseValues():
            return 0
        case _ if isinstance(step, TruthStep):
            return _of_truth(step, named)
        case _ if isinstance(step, WordStep):
            return _of_word(step, named)
        case _ if isinstance(step, RealStep):
            return _of_real(step, named)
        case _:
            assert isinstance(step, WholeStep)
            return max(abs(step.low), abs(step.high), _within(step, named))


def _most(named: NamedSteps, *steps: AnyStep) -> int:
    return max((largest(step, named) for step in steps), default=0)


def _of_truth(step: TruthStep, named: NamedSteps) -> int:
    match step:
        case TruthConstant() | ItemTruth() | ItemIs() | ItemIsBlank() | ItemIncludes() | UseTruth() | MissingTruth():
            return 0
        case Compare(_, left, right):
            return _most(named, left, right)
        case AllOf(parts) | AnyOf(parts):
            return _most(named, *parts)
        case Not(value) | IsTrue(value):
            return largest(value, named)
        case IsMissing(inner):
            return largest(inner, named)
        case WordIs(word):
            return largest(word, named)
        case OnlyTruthIf(condition, truth):
            return _most(named, condition, truth)
        case IfTruth(condition, then, otherwise):
            return _most(named, condition, then, otherwise)
        case _:
            assert_never(step)


def _of_word(step: WordStep, named: NamedSteps) -> int:
    match step:
        case Word() | NoWord() | UseWord() | ItemReason() | ItemCode():
            return 0
        case JoinWords(parts):
            return _most(named, *parts)
        case IfWord(condition, then, otherwise):
            return _most(named, condition, then, otherwise)
        case OnlyWordIf(condition, value):
            return _most(named, condition, value)
        case FirstWord(cases, last):
            return _most(named, last, *(part for case in cases for part in case))
        case _:
            assert_never(step)


def _of_real(step: RealStep, named: NamedSteps) -> int:
    """Of the whole numbers in it: what is real has bounds of its own."""
    match step:
        case RealConstant() | UseReal() | MissingReal():
            return 0
        case RealOf(numerator, denominator):
            return _most(named, numerator, denominator)
        case RealArithmetic(_, left, right) | RealPower(left, right):
            return _most(named, left, right)
        case RealFunction(_, value):
            return largest(value, named)
        case RealOnlyIf(condition, value):
            return _most(named, condition, value)
        case RealIf(condition, then, otherwise):
            return _most(named, condition, then, otherwise)
        case Latent(values=values):
            return _most(named, *values)
        case _:
            assert_never(step)


def _within(step: WholeStep, named: NamedSteps) -> int:
    match step:
        case Constant() | ItemNumber() | ItemClock() | ItemTicked() | UseWhole() | MissingWhole():
            return 0
        case Answered() | CountWhere() | ExtremeOf() | Middle():
            return 0
        case ItemScore(_, table):
            return max(abs(score) for _, score in table)
        case Linear(start, terms):
            return _linear(start, terms, named)
        case Times(left, right):
            return _most(named, left, right)
        case Divide(numerator, denominator, way):
            above, below = (max(abs(part.low), abs(part.high)) for part in (numerator, denominator))
            halves = way in ("half away", "half even")
            inner = 2 * above + 3 * below if halves else above + below
            return max(inner, _most(named, numerator, denominator))
        case Extreme(_, values):
            return _most(named, *values)
        case Total(steps):
            elements = named.elements_of(steps)
            return sum(max(abs(element.low), abs(element.high)) for element in elements)
        case CountTrue(truths):
            return _most(named, *truths)
        case OnlyIf(condition, value):
            return _most(named, condition, value)
        case If(condition, then, otherwise):
            return _most(named, condition, then, otherwise)
        case FirstWhole(cases, otherwise):
            return _most(named, otherwise, *(part for case in cases for part in case))
        case LookUp(keys, rows):
            ends = (abs(end) for cells, _ in rows for cell in cells if not isinstance(cell, str) for end in cell if end)
            return max(_most(named, *keys), max(ends, default=0))
        case RoundReal(value):
            return largest(value, named)
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
