"""Steps of a program, made with their bounds, and without what does nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import gcd
from typing import Literal

from ....program import (
    AllOf,
    Answered,
    AnyOf,
    Compare,
    Constant,
    CountTrue,
    CountWhere,
    Divide,
    Extreme,
    ExtremeOf,
    If,
    IfTruth,
    IsMissing,
    IsTrue,
    Linear,
    ListStep,
    MissingReal,
    MissingTruth,
    MissingWhole,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    Operator,
    ScalarStep,
    Times,
    Total,
    TruthConstant,
    TruthStep,
    UseWhole,
    Way,
    WholeStep,
)

TRUE = TruthConstant(True, may_be_missing=False)
FALSE = TruthConstant(False, may_be_missing=False)
MISSING = MissingWhole(low=0, high=0)
MISSING_TRUTH = MissingTruth()


# --- integers --------------------------------------------------------------------------------


def constant(value: int) -> Constant:
    return Constant(value, low=value, high=value, may_be_missing=False)


def linear(start: int, terms: Iterable[tuple[int, WholeStep]]) -> WholeStep:
    """start + the sum of factor * step; the factors are not 0."""
    parts: list[tuple[int, WholeStep]] = []
    for factor, step in terms:
        if isinstance(step, Constant):
            start += factor * step.value
        else:
            parts.append((factor, step))
    if not parts:
        return constant(start)
    if start == 0 and len(parts) == 1 and parts[0][0] == 1:
        return parts[0][1]
    low = start + sum(min(factor * step.low, factor * step.high) for factor, step in parts)
    high = start + sum(max(factor * step.low, factor * step.high) for factor, step in parts)
    may_be_missing = any(step.may_be_missing for _, step in parts)
    return Linear(start, tuple(parts), low=low, high=high, may_be_missing=may_be_missing)


def times(left: WholeStep, right: WholeStep) -> WholeStep:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Constant) and one.value != 0:
            return linear(0, [(one.value, other)])
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    missing = left.may_be_missing or right.may_be_missing
    return Times(left, right, low=min(corners), high=max(corners), may_be_missing=missing)


def divide(numerator: WholeStep, denominator: WholeStep, way: Way, low: int, high: int) -> WholeStep:
    """numerator / denominator; the caller knows the bounds of the quotient."""
    if isinstance(numerator, Constant) and isinstance(denominator, Constant) and low == high:
        return constant(low)
    missing = numerator.may_be_missing or denominator.may_be_missing
    return Divide(numerator, denominator, way, low=low, high=high, may_be_missing=missing)


def extreme(which: Literal["least", "most"], values: Sequence[WholeStep]) -> WholeStep:
    choose = min if which == "least" else max
    low, high = choose(value.low for value in values), choose(value.high for value in values)
    if all(isinstance(value, Constant) for value in values):
        return constant(low)
    missing = any(value.may_be_missing for value in values)
    return Extreme(which, tuple(values), low=low, high=high, may_be_missing=missing)


def total(steps: ListStep, elements: Sequence[WholeStep]) -> WholeStep:
    """The sum of the answered; an element that may be missing may also add nothing."""
    low = sum(min(0, step.low) if step.may_be_missing else step.low for step in elements)
    high = sum(max(0, step.high) if step.may_be_missing else step.high for step in elements)
    return Total(steps, low=low, high=high, may_be_missing=False)


def answered(steps: ListStep, elements: Sequence[WholeStep]) -> WholeStep:
    low = sum(not step.may_be_missing for step in elements)
    return Answered(steps, low=low, high=len(elements), may_be_missing=False)


def extreme_of(which: Literal["least", "most"], steps: ListStep, elements: Sequence[WholeStep]) -> WholeStep:
    low, high = min(step.low for step in elements), max(step.high for step in elements)
    missing = all(step.may_be_missing for step in elements)
    return ExtremeOf(which, steps, low=low, high=high, may_be_missing=missing)


def count_true(truths: Sequence[TruthStep]) -> WholeStep:
    sure = sum(truth == TRUE for truth in truths)
    open_ones = tuple(truth for truth in truths if truth not in (TRUE, FALSE, MISSING_TRUTH))
    if not open_ones:
        return constant(sure)
    found = CountTrue(open_ones, low=0, high=len(open_ones), may_be_missing=False)
    return linear(sure, [(1, found)])


def count_where(steps: ListStep, operator: Operator, value: int, size: int) -> WholeStep:
    return CountWhere(steps, operator, value, low=0, high=size, may_be_missing=False)


def only_if(condition: TruthStep, value: WholeStep) -> WholeStep:
    if condition == TRUE:
        return value
    if isinstance(condition, TruthConstant | MissingTruth) or isinstance(value, MissingWhole):
        return MISSING
    return OnlyIf(condition, value, low=value.low, high=value.high)


def if_whole(condition: TruthStep, then: WholeStep, otherwise: WholeStep) -> WholeStep:
    if isinstance(condition, TruthConstant):
        return then if condition.value else otherwise
    if isinstance(condition, MissingTruth):
        return MISSING
    if then == otherwise and not condition.may_be_missing:
        return then
    if isinstance(otherwise, MissingWhole):
        return only_if(condition, then)
    if isinstance(then, MissingWhole):
        return only_if(negate(condition), otherwise)
    low, high = min(then.low, otherwise.low), max(then.high, otherwise.high)
    missing = condition.may_be_missing or then.may_be_missing or otherwise.may_be_missing
    return If(condition, then, otherwise, low=low, high=high, may_be_missing=missing)


def narrow(step: WholeStep, low: int, high: int) -> WholeStep:
    """A named step, used where more is known of it: between these bounds, and there."""
    if isinstance(step, UseWhole):
        return replace(step, low=max(low, step.low), high=min(high, step.high), may_be_missing=False)
    return step


# --- truths ----------------------------------------------------------------------------------

_OPPOSITE: dict[Operator, Operator] = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
MIRRORED: dict[Operator, Operator] = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def compare(operator: Operator, left: WholeStep, right: WholeStep) -> TruthStep:
    if isinstance(left, MissingWhole) or isinstance(right, MissingWhole):
        return MISSING_TRUTH
    if isinstance(left, Constant) and isinstance(right, Constant):
        return TRUE if holds(operator, left.value, right.value) else FALSE
    if isinstance(left, Constant):
        left, right, operator = right, left, MIRRORED[operator]
    return Compare(operator, left, right, may_be_missing=left.may_be_missing or right.may_be_missing)


def holds(operator: Operator, left: int, right: int) -> bool:
    match operator:
        case "=":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right


def all_of(parts: Iterable[TruthStep]) -> TruthStep:
    """Three-valued and; parts that are said twice are said once."""
    found = _flat(parts, AllOf)
    if FALSE in found:
        return FALSE
    kept = tuple(part for part in found if part != TRUE)
    if len(kept) <= 1:
        return kept[0] if kept else TRUE
    return AllOf(kept, may_be_missing=any(part.may_be_missing for part in kept))


def any_of(parts: Iterable[TruthStep]) -> TruthStep:
    """Three-valued or; parts that are said twice are said once."""
    found = _flat(parts, AnyOf)
    if TRUE in found:
        return TRUE
    kept = tuple(part for part in found if part != FALSE)
    if len(kept) <= 1:
        return kept[0] if kept else FALSE
    return AnyOf(kept, may_be_missing=any(part.may_be_missing for part in kept))


def _flat(parts: Iterable[TruthStep], kind: type[AllOf] | type[AnyOf]) -> dict[TruthStep, None]:
    found: dict[TruthStep, None] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, kind) else (part,):
            found.setdefault(inner)
    return found


def negate(truth: TruthStep) -> TruthStep:
    match truth:
        case TruthConstant(value):
            return FALSE if value else TRUE
        case Not(inner):
            return inner
        case MissingTruth():
            return truth
        case Compare(operator, left, right):
            return Compare(_OPPOSITE[operator], left, right, may_be_missing=truth.may_be_missing)
        case _:
            return Not(truth, may_be_missing=truth.may_be_missing)


def is_true(truth: TruthStep) -> TruthStep:
    if not truth.may_be_missing:
        return truth
    return FALSE if isinstance(truth, MissingTruth) else IsTrue(truth, may_be_missing=False)


def is_missing(step: ScalarStep) -> TruthStep:
    if not step.may_be_missing:
        return FALSE
    return (
        TRUE
        if isinstance(step, MissingWhole | MissingTruth | MissingReal | NoWord)
        else IsMissing(step, may_be_missing=False)
    )


def only_truth_if(condition: TruthStep, value: TruthStep) -> TruthStep:
    if condition == TRUE:
        return value
    if isinstance(condition, TruthConstant | MissingTruth) or isinstance(value, MissingTruth):
        return MISSING_TRUTH
    return OnlyTruthIf(condition, value)


def if_truth(condition: TruthStep, then: TruthStep, otherwise: TruthStep) -> TruthStep:
    if isinstance(condition, TruthConstant):
        return then if condition.value else otherwise
    if isinstance(condition, MissingTruth):
        return MISSING_TRUTH
    if then == otherwise and not condition.may_be_missing:
        return then
    if (then, otherwise) in ((TRUE, FALSE), (FALSE, TRUE)):
        return condition if then == TRUE else negate(condition)
    if isinstance(otherwise, MissingTruth):
        return only_truth_if(condition, then)
    if isinstance(then, MissingTruth):
        return only_truth_if(negate(condition), otherwise)
    missing = condition.may_be_missing or then.may_be_missing or otherwise.may_be_missing
    return IfTruth(condition, then, otherwise, may_be_missing=missing)


def content(start: int, factors: Iterable[int]) -> int:
    """The greatest number that divides all of them; 1 where all are 0."""
    found = abs(start)
    for factor in factors:
        found = gcd(found, factor)
    return found or 1
