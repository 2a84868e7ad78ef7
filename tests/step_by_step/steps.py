"""The value of each step, held to what the step promises."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import assert_never

from romdsl.program import (
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
    Linear,
    ListStep,
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
    Program,
    RealArithmetic,
    RealConstant,
    RealFunction,
    RealIf,
    RealNumber,
    RealOf,
    RealOnlyIf,
    RealPower,
    RoundReal,
    Times,
    Total,
    TruthConstant,
    UseReal,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    Whole,
    Word,
    WordIs,
)

from . import reals
from .answers import Refused, accepted
from .arithmetic import added, compared, divided, within
from .items import of_item

SMALLEST = 2.0**-1022

Value = int | float | bool | str | list[int | None] | None


class Steps:
    """The named steps of one set of answers."""

    def __init__(self, program: Program, answers: Mapping[str, object]) -> None:
        known = {entry.item for entry in program.inputs}
        if not known >= answers.keys():
            raise Refused(f"unknown: {answers.keys() - known}")
        self.answers = {entry.item: accepted(entry, answers.get(entry.item)) for entry in program.inputs}
        self.named: dict[str, Value] = {}

    def value(self, step: AnyStep) -> Value:
        """The value of a step, held to its bounds and to whether it may be missing."""
        found = self._value(step)
        if not step.may_be_missing:
            assert found is not None, f"missing: {step}"
        if isinstance(step, RealNumber):
            assert found is None or (isinstance(found, float) and isfinite(found)), step
            assert found is None or step.low <= found <= step.high, f"{found} is outside of {step}"
            assert not found or abs(found) >= SMALLEST, f"{found} is nearer to 0 than engines can say: {step}"
        if isinstance(step, Whole):
            assert found is None or (isinstance(found, int) and not isinstance(found, bool)), step
            assert found is None or step.low <= found <= step.high, f"{found} is outside of {step}"
        return found

    def _value(self, step: AnyStep) -> Value:
        match step:
            case UseWhole(name) | UseTruth(name) | UseWord(name) | UseValues(name) | UseReal(name):
                return self.named[name]
            case Constant(value) | TruthConstant(value) | Word(value):
                return value
            case MissingWhole() | MissingTruth() | NoWord() | MissingReal():
                return None
            case (
                ItemScore() | ItemNumber() | ItemClock() | ItemTicked() | ItemTruth() | ItemIs() | ItemIsBlank()
                | ItemIncludes() | ItemReason() | ItemCode()
            ):  # fmt: skip
                return of_item(step, self.answers[step.item])
            case Values(values):
                return [self.whole(value) for value in values]
            case Total() | Answered() | ExtremeOf() | Middle() | CountTrue() | CountWhere():
                return self._of_list(step)
            case Linear() | Times() | Divide() | Extreme() | LookUp() | RoundReal():
                return self._calculated(step)
            case RealConstant() | RealOf() | RealArithmetic() | RealFunction() | RealPower():
                return self._real(step)
            case JoinWords(parts):
                words = [self.word(part) for part in parts]
                return None if None in words else "".join(word for word in words if word is not None)
            case _:
                return self._chosen(step)

    def _chosen(self, step: AnyStep) -> Value:
        """The steps that look at one of their parts only when it is asked for."""
        match step:
            case (
                OnlyIf(condition, inner) | OnlyTruthIf(condition, inner) | OnlyWordIf(condition, inner)
                | RealOnlyIf(condition, inner)
            ):  # fmt: skip
                return self.value(inner) if self.truth(condition) is True else None
            case (
                If(condition, then, otherwise) | IfTruth(condition, then, otherwise)
                | IfWord(condition, then, otherwise) | RealIf(condition, then, otherwise)
            ):  # fmt: skip
                truth = self.truth(condition)
                return None if truth is None else self.value(then if truth else otherwise)
            case FirstWord(cases, otherwise) | FirstWhole(cases, otherwise):
                taken = next((value for truth, value in cases if self.truth(truth) is True), otherwise)
                return self.value(taken)
            case Compare() | AllOf() | AnyOf() | Not() | IsMissing() | IsTrue() | WordIs():
                return self._truth(step)
            case _:
                raise AssertionError(step)

    def _truth(self, step: Compare | AllOf | AnyOf | Not | IsMissing | IsTrue | WordIs) -> bool | None:
        match step:
            case Compare(operator, left, right):
                return compared(operator, self.whole(left), self.whole(right))
            case AllOf(parts):
                truths = [self.truth(part) for part in parts]
                return False if False in truths else None if None in truths else True
            case AnyOf(parts):
                truths = [self.truth(part) for part in parts]
                return True if True in truths else None if None in truths else False
            case Not(inner):
                truth = self.truth(inner)
                return None if truth is None else not truth
            case IsMissing(inner):
                return self.value(inner) is None
            case IsTrue(inner):
                return self.truth(inner) is True
            case WordIs(inner, codes):
                word = self.word(inner)
                return None if word is None else word in codes
            case _:
                assert_never(step)

    def whole(self, step: AnyStep) -> int | None:
        found = self.value(step)
        assert found is None or (isinstance(found, int) and not isinstance(found, bool))
        return found

    def truth(self, step: AnyStep) -> bool | None:
        found = self.value(step)
        assert found is None or isinstance(found, bool)
        return found

    def word(self, step: AnyStep) -> str | None:
        found = self.value(step)
        assert found is None or isinstance(found, str)
        return found

    def real(self, step: AnyStep) -> float | None:
        found = self.value(step)
        assert found is None or isinstance(found, float)
        return found

    def list(self, step: ListStep) -> list[int]:
        found = self.value(step)
        assert isinstance(found, list)
        return [number for number in found if number is not None]

    def _of_list(self, step: Total | Answered | ExtremeOf | Middle | CountTrue | CountWhere) -> int | None:
        match step:
            case Total(numbers):
                return added(self.list(numbers))
            case Answered(numbers):
                return len(self.list(numbers))
            case ExtremeOf(which, numbers):
                choose = min if which == "least" else max
                return choose(self.list(numbers), default=None)
            case Middle(numbers):
                ordered = sorted(self.list(numbers))
                places = (len(ordered) - 1) // 2, len(ordered) // 2
                return added(ordered[place] for place in places) if ordered else None
            case CountTrue(truths):
                return [self.truth(truth) for truth in truths].count(True)
            case CountWhere(numbers, operator, edge):
                return [compared(operator, number, edge) for number in self.list(numbers)].count(True)
            case _:
                assert_never(step)

    def _calculated(self, step: Linear | Times | Divide | Extreme | LookUp | RoundReal) -> int | None:
        match step:
            case Linear(constant, terms):
                values = [(factor, self.whole(term)) for factor, term in terms]
                if any(value is None for _, value in values):
                    return None
                products = [within(factor * value) for factor, value in values if value is not None]
                added([*products, constant])
                return added([constant, *products])
            case Times(left, right):
                sides = self.whole(left), self.whole(right)
                return None if sides[0] is None or sides[1] is None else within(sides[0] * sides[1])
            case Divide(numerator, denominator, way):
                above, below = self.whole(numerator), self.whole(denominator)
                return None if above is None or below is None else divided(above, below, way)
            case Extreme(which, values):
                found = [self.whole(value) for value in values]
                there = [value for value in found if value is not None]
                return None if len(there) < len(found) else (min if which == "least" else max)(there)
            case LookUp():
                return self._looked_up(step)
            case RoundReal(inner, decimals, way):
                real = self.real(inner)
                return None if real is None else reals.rounded(real, decimals, way)
            case _:
                assert_never(step)

    def _looked_up(self, step: LookUp) -> int | None:
        keys = [self.value(key) for key in step.keys]
        if None in keys:
            return None
        for cells, value in step.rows:
            assert len(cells) == len(keys)
            if all(fits(cell, key) for cell, key in zip(cells, keys, strict=True)):
                return value
        return None

    def _real(self, step: RealConstant | RealOf | RealArithmetic | RealFunction | RealPower) -> float | None:
        if isinstance(step, RealConstant):
            return float(step.text)
        if isinstance(step, RealOf):
            above, below = self.whole(step.numerator), self.whole(step.denominator)
            assert below is None or below >= 1, step
            return None if above is None or below is None else float(within(above)) / float(within(below))
        if isinstance(step, RealFunction):
            value = self.real(step.value)
            return None if value is None else reals.function_of(step.function, value)
        pair = (step.base, step.exponent) if isinstance(step, RealPower) else (step.left, step.right)
        left, right = self.real(pair[0]), self.real(pair[1])
        if left is None or right is None:
            return None
        return (
            reals.raised(left, right) if isinstance(step, RealPower) else reals.calculated(step.operator, left, right)
        )


def fits(cell: tuple[int | None, int | None] | str, key: Value) -> bool:
    if isinstance(cell, str):
        return key == cell
    assert isinstance(key, int) and not isinstance(key, bool)
    low, high = cell
    return (low is None or low <= key) and (high is None or key <= high)
