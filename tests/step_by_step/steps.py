"""The value of each step, held to what the step promises."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
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
    ListStep,
    MissingTruth,
    MissingWhole,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    Program,
    Times,
    Total,
    TruthConstant,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    Whole,
    Word,
)

from .answers import NON_ANSWERS, Refused, accepted
from .arithmetic import added, compared, divided, within

Value = int | bool | str | list[int | None] | None


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
        if isinstance(step, Whole):
            assert found is None or (isinstance(found, int) and not isinstance(found, bool)), step
            assert found is None or step.low <= found <= step.high, f"{found} is outside of {step}"
        return found

    def _value(self, step: AnyStep) -> Value:
        match step:
            case UseWhole(name) | UseTruth(name) | UseWord(name) | UseValues(name):
                return self.named[name]
            case Constant(value) | TruthConstant(value) | Word(value):
                return value
            case MissingWhole() | MissingTruth() | NoWord():
                return None
            case ItemScore() | ItemNumber() | ItemTruth() | ItemIs() | ItemIsBlank() | ItemReason():
                return self._of_item(step)
            case Values(values):
                return [self.whole(value) for value in values]
            case Total() | Answered() | ExtremeOf() | CountTrue() | CountWhere():
                return self._of_list(step)
            case Linear() | Times() | Divide() | Extreme():
                return self._calculated(step)
            case OnlyIf(condition, inner) | OnlyTruthIf(condition, inner):
                return self.value(inner) if self.truth(condition) is True else None
            case If(condition, then, otherwise) | IfTruth(condition, then, otherwise):
                truth = self.truth(condition)
                return None if truth is None else self.value(then if truth else otherwise)
            case FirstWord(cases, otherwise):
                return next((self.value(word) for truth, word in cases if self.truth(truth)), self.value(otherwise))
            case _:
                return self._truth(step)

    def _truth(self, step: Compare | AllOf | AnyOf | Not | IsMissing | IsTrue) -> bool | None:
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

    def list(self, step: ListStep) -> list[int]:
        found = self.value(step)
        assert isinstance(found, list)
        return [number for number in found if number is not None]

    def _of_item(
        self, step: ItemScore | ItemNumber | ItemTruth | ItemIs | ItemIsBlank | ItemReason
    ) -> int | bool | str | None:
        answer = self.answers[step.item]
        match step:
            case ItemScore(_, table, affine):
                found = dict(table).get(answer) if isinstance(answer, str) else None
                assert affine is None or found is None or found == affine[0] + affine[1] * int(str(answer))
                return found
            case ItemNumber(_, decimals):
                if not isinstance(answer, Fraction):
                    return None
                scaled = answer * 10**decimals
                assert scaled.denominator == 1
                return int(scaled)
            case ItemTruth():
                return answer if isinstance(answer, bool) else None
            case ItemIs(_, codes):
                return isinstance(answer, str) and answer in codes
            case ItemIsBlank():
                return answer is None
            case ItemReason(_, codes):
                if answer is None:
                    return "blank"
                reasons = {**dict(codes), **{code: code[1:] for code in NON_ANSWERS}}
                return reasons.get(answer) if isinstance(answer, str) else None
            case _:
                assert_never(step)

    def _of_list(self, step: Total | Answered | ExtremeOf | CountTrue | CountWhere) -> int | None:
        match step:
            case Total(numbers):
                return added(self.list(numbers))
            case Answered(numbers):
                return len(self.list(numbers))
            case ExtremeOf(which, numbers):
                choose = min if which == "least" else max
                return choose(self.list(numbers), default=None)
            case CountTrue(truths):
                return [self.truth(truth) for truth in truths].count(True)
            case CountWhere(numbers, operator, edge):
                return [compared(operator, number, edge) for number in self.list(numbers)].count(True)
            case _:
                assert_never(step)

    def _calculated(self, step: Linear | Times | Divide | Extreme) -> int | None:
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
            case _:
                assert_never(step)
