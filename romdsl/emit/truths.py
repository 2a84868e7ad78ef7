"""Prints truths: their value, which may be missing, and whether they are true or false."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ..program import (
    AllOf,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    CountWhere,
    IfTruth,
    IsMissing,
    IsTrue,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemTruth,
    MissingTruth,
    Not,
    OnlyTruthIf,
    Operator,
    TruthConstant,
    TruthStep,
    UseTruth,
    WholeStep,
    WordIs,
    WordStep,
)
from .code import AND, OR, UNARY, Code, joined
from .missing import NOTHING, can_miss, needs, needs_to_hold, rests_on_read, union
from .place import Place
from .steps import Alike, grouped, steps_of

OPPOSITE: dict[Operator, Operator] = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


class TruthPrinter(Place):
    """A missing truth neither holds nor fails: `holds` asks for the one or for the other."""

    def truth(self, step: TruthStep) -> Code:
        """The value of a truth."""
        match step:
            case ItemTruth() | ItemIncludes():
                return self.read(step)
            case OnlyTruthIf(condition=condition, value=value):
                return self.only(condition, value)
            case IfTruth(condition=condition, then=then, otherwise=otherwise):
                return self.either_way(condition, then, otherwise)
            case _ if not self.may_miss(step):
                return self.holds(step, True)
            case UseTruth(name=name):
                return Code(self.names[name])
            case Compare(operator=operator, left=left, right=right):
                return self.guarded((left, right), lambda codes: self.dialect.compare(operator, *codes))
            case WordIs(word=word, codes=codes):
                return self.guarded((word,), lambda found: self.dialect.word_is(found[0], codes))
            case Not(value=value):
                return self.guarded((value,), lambda codes: self.dialect.negation(codes[0]))
            case AllOf(parts=parts) | AnyOf(parts=parts):
                return self.three_valued(step, parts)
            case _:
                return self.dialect.none

    def only(self, condition: TruthStep, value: AnyStep) -> Code:
        test = self.holds(condition, True)
        with self.knowing(needs_to_hold(condition, True, self.there), test):
            return self.dialect.choice(test, self.value(value), self.dialect.none)

    def either_way(self, condition: TruthStep, then: AnyStep, otherwise: AnyStep) -> Code:
        missing = needs(condition, self.there)
        if can_miss(condition, self.there | missing):
            name = self.operand(condition)
            true, false = self.dialect.is_truth(name, True), self.dialect.is_truth(name, False)
            with self.knowing(NOTHING, false):
                second = self.dialect.choice(false, self.value(otherwise), self.dialect.none)
            with self.knowing(NOTHING, true):
                return self.dialect.choice(true, self.value(then), second)
        tests = self.tests(missing, condition)
        with self.knowing(missing, *tests):
            test = self.holds(condition, True)
            with self.knowing(needs_to_hold(condition, True, self.there), test):
                first = self.value(then)
            with self.knowing(needs_to_hold(condition, False, self.there), self.dialect.negation(test)):
                second = self.value(otherwise)
        chosen = self.dialect.choice(test, first, second)
        return self.dialect.only_if(tests, chosen) if tests else chosen

    def three_valued(self, step: AllOf | AnyOf, parts: Sequence[TruthStep]) -> Code:
        wanted = union([needs(part, self.there) for part in parts])
        if all(needs(part, self.there) == wanted and not can_miss(part, self.there | wanted) for part in parts):
            tests = self.tests(wanted, *parts)
            with self.knowing(wanted, *tests):
                return self.dialect.only_if(tests, self.holds(step, True))
        certain = tuple(part for part in parts if not self.may_miss(part))
        others = [part for part in parts if self.may_miss(part)]
        if certain and len(others) == 1:
            return self.decided_by(certain, others[0], isinstance(step, AllOf))
        codes: list[Code] = []
        lists: list[Code] = []
        for part in grouped(parts, self.kinds):
            shape = self.shape(part, part.shape) if isinstance(part, Alike) else None
            if isinstance(part, Alike) and shape is not None:
                lists.append(self.dialect.truth_each(part, shape))
            else:
                codes += [self.value(single) for single in steps_of(part)]
        if codes:
            lists.append(self.dialect.list(codes))
        return self.dialect.three_valued(isinstance(step, AllOf), self.dialect.concatenation(lists))

    def decided_by(self, certain: tuple[TruthStep, ...], other: TruthStep, every: bool) -> Code:
        """A three-valued and (or) of parts of which only one can be missing: the others decide before it."""
        if every:
            test = self.several_hold(certain, True, True)
            with self.knowing(NOTHING, test):
                return self.dialect.choice(test, self.value(other), self.dialect.false)
        test = self.several_hold(certain, True, False)
        with self.knowing(NOTHING, self.dialect.negation(test)):
            return self.dialect.choice(test, self.dialect.true, self.value(other))

    def shape(self, group: Alike, shape: AnyStep) -> Code | None:
        """What is made of each value of a group, None where that can be missing or is no single expression, or
        is there without the value."""
        if self.may_miss(shape) or not rests_on_read(group):
            return None
        return self.in_a_loop(group, lambda: self.value(shape))

    # --- whether a truth is true, or false ---------------------------------------------------

    def holds(self, step: TruthStep, truth: bool) -> Code:
        """Whether a step is true (or is false)."""
        match step:
            case TruthConstant(value=value):
                return self.dialect.true if value == truth else self.dialect.false
            case MissingTruth():
                return self.dialect.false
            case UseTruth() | ItemTruth() | ItemIncludes():
                return self.name_holds(step, truth)
            case WordIs(word=word, codes=codes):
                return self.word_is(word, codes, truth)
            case Compare(operator=operator, left=left, right=right):
                return self.compared(operator if truth else OPPOSITE[operator], left, right)
            case Not(value=value):
                return self.holds(value, not truth)
            case IsMissing(value=value):
                return self.is_missing(value, truth)
            case AllOf(parts=parts) | AnyOf(parts=parts):
                return self.several_hold(parts, truth, isinstance(step, AllOf) == truth)
            case OnlyTruthIf(condition=condition, value=value):
                test = self.holds(condition, True)
                with self.knowing(needs_to_hold(condition, True, self.there), test):
                    return joined(self.dialect.and_, (test, self.holds(value, truth)), AND)
            case IfTruth(condition=condition, then=then, otherwise=otherwise):
                code = self.either_way(condition, then, otherwise)
                if self.may_miss(step):
                    return self.dialect.is_truth(code, truth)
                return code if truth else self.dialect.negation(code)
            case ItemIs() | ItemIsBlank():
                code = self.dialect.item_is(step, self.sample(step.item))
                return code if truth else self.dialect.negation(code)
            case IsTrue(value=value):
                code = self.holds(value, True)
                return code if truth else self.dialect.negation(code)
            case _:
                assert_never(step)

    def word_is(self, word: WordStep, codes: tuple[str, ...], truth: bool) -> Code:
        tests, (code,) = self.settled((word,))
        test = self.dialect.word_is(code, codes)
        return joined(self.dialect.and_, (*tests, test if truth else self.dialect.negation(test)), AND)

    def name_holds(self, step: UseTruth | ItemTruth | ItemIncludes, truth: bool) -> Code:
        if self.may_miss(step):
            return self.dialect.is_truth(self.operand(step), truth)
        code = Code(self.names[step.name]) if isinstance(step, UseTruth) else self.truth(step)
        return code if truth else self.dialect.negation(code)

    def compared(self, operator: Operator, left: WholeStep, right: WholeStep) -> Code:
        match operator, left, right:
            case (">=", CountWhere(list=numbers, operator=inside, value=value), Constant(value=1)):
                test = self.dialect.compare(inside, Code(self.dialect.value_name), Code(str(value), UNARY))
                return self.dialect.some_where(self.value(numbers), test)
        tests, codes = self.settled((left, right))
        return joined(self.dialect.and_, (*tests, self.dialect.compare(operator, *codes)), AND)

    def is_missing(self, value: AnyStep, truth: bool) -> Code:
        if not self.may_miss(value):
            return self.dialect.false if truth else self.dialect.true
        parts = needs(value, self.there)
        if parts and not can_miss(value, self.there | parts):
            tests = self.tests(parts, value)
            if truth:
                return joined(self.dialect.or_, map(self.dialect.negation, tests), OR)
            return joined(self.dialect.and_, tests, AND)
        code = self.operand(value)
        return self.dialect.is_missing(code) if truth else self.dialect.is_there(code)

    def several_hold(self, parts: Sequence[TruthStep], truth: bool, every: bool) -> Code:
        """Whether every part is true (or false), or one is."""
        codes: list[Code] = []
        with self.knowing(NOTHING):
            for part in grouped(parts, self.kinds):
                if isinstance(part, Alike) and (code := self.group_holds(part, truth, every)) is not None:
                    codes.append(code)
                    continue
                for single in steps_of(part):
                    codes.append(self.holds(single, truth))
                    if every:
                        self.there = self.there | needs_to_hold(single, truth, self.there)
                        self.guards = (*self.guards, codes[-1])
        if not codes:
            return self.dialect.true if every else self.dialect.false
        between = self.between(parts, truth, every)
        if between is not None:
            return between
        return joined(self.dialect.and_, codes, AND) if every else joined(self.dialect.or_, codes, OR)

    def group_holds(self, group: Alike, truth: bool, every: bool) -> Code | None:
        if not rests_on_read(group, truth):
            return None
        shape = group.shape
        code = self.in_a_loop(group, lambda: self.holds(shape, truth))  # type: ignore[arg-type]
        return None if code is None else self.dialect.holds_each(group, code, every)

    def between(self, parts: Sequence[TruthStep], truth: bool, every: bool) -> Code | None:
        """`low <= x < high`, where the two parts compare one value with constants."""
        match parts:
            case (
                Compare(operator=">=" | ">" as first, left=left, right=Constant(value=low)),
                Compare(operator="<=" | "<" as second, left=same, right=Constant(value=high)),
            ) if truth and every and left == same:
                tests, (code,) = self.settled((left,))
                ends = Code(str(low)), Code(str(high))
                test = self.dialect.between(ends[0], OPPOSITE_SIDE[first], code, second, ends[1])
                return None if test is None else joined(self.dialect.and_, (*tests, test), AND)
        return None


OPPOSITE_SIDE: dict[Operator, Operator] = {">=": "<=", ">": "<"}
