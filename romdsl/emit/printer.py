"""Prints the steps of a score program as expressions; what differs by language stands in a `Dialect`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ..program import (
    Answered,
    AnyStep,
    Constant,
    CountTrue,
    CountWhere,
    Divide,
    Extreme,
    ExtremeOf,
    FirstWhole,
    If,
    Linear,
    ListStep,
    LookUp,
    Middle,
    MissingWhole,
    OnlyIf,
    RealStep,
    RoundReal,
    Times,
    Total,
    TruthStep,
    UseValues,
    UseWhole,
    WholeStep,
    WordStep,
)
from .code import PLUS, TIMES, UNARY, Code, joined
from .missing import rests_on_read
from .steps import VALUE, Alike, ReadWhole, grouped, steps_of
from .texts import TextPrinter

MANY = 8
"""So many terms are written out with operators; more become a list."""


class Printer(TextPrinter):
    """Whole numbers and lists here; truths, reals and texts in the classes below."""

    def value(self, step: AnyStep) -> Code:
        if isinstance(step, ListStep):
            return self.values(step)
        if isinstance(step, WordStep):
            return self.word(step)
        if isinstance(step, WholeStep):
            return self.whole(step)
        if isinstance(step, RealStep):
            return self.real(step)
        return self.truth(step)

    # --- integers ----------------------------------------------------------------------------

    def whole(self, step: WholeStep) -> Code:
        match step:
            case Constant(value=value):
                return Code(str(value)) if value >= 0 else Code(str(value), UNARY)
            case _ if isinstance(step, ReadWhole):
                return self.read(step)
            case UseWhole(name=name):
                return Code(self.names[name])
            case MissingWhole():
                return self.dialect.none
            case OnlyIf(condition=condition, value=value):
                return self.only(condition, value)
            case If(condition=condition, then=then, otherwise=otherwise):
                return self.either_way(condition, then, otherwise)
            case FirstWhole():
                return self.first(step)
            case RoundReal():
                return self.rounded_real(step)
            case Linear() | Times() | Divide() | Extreme() | LookUp():
                return self.computed(step)
            case _:
                return self.gathered(step)

    def computed(self, step: Linear | Times | Divide | Extreme | LookUp) -> Code:
        """What is made of some single values, which must all be there."""
        match step:
            case Linear(constant=constant, terms=terms):
                factors = [factor for factor, _ in terms]
                return self.guarded([term for _, term in terms], lambda codes: self.sum(constant, factors, codes))
            case Times(left=left, right=right):
                return self.guarded((left, right), lambda codes: joined(" * ", codes, TIMES))
            case Divide(numerator=numerator, denominator=denominator, way=way):
                return self.guarded((numerator, denominator), lambda codes: self.dialect.divide(way, *codes))
            case Extreme(which=which, values=several):
                return self.guarded(several, lambda codes: self.dialect.extreme(which, codes))
            case LookUp(keys=keys):
                return self.guarded(keys, lambda codes: self.dialect.look_up(step, codes))
            case _:
                assert_never(step)

    def gathered(self, step: Total | Answered | ExtremeOf | Middle | CountTrue | CountWhere) -> Code:
        """What is made of the answered of a list."""
        match step:
            case Total(list=numbers):
                return self.dialect.total(self.values(numbers))
            case Answered(list=numbers):
                return self.dialect.length(self.values(numbers))
            case ExtremeOf(which=which, list=numbers):
                return self.dialect.extreme_of(which, self.values(numbers), self.may_miss(step))
            case Middle(list=numbers):
                return self.dialect.middle(self.values(numbers), self.may_miss(step))
            case CountTrue(truths=truths):
                return self.count(truths)
            case CountWhere(list=numbers, operator=operator, value=value):
                test = self.dialect.compare(operator, Code(self.dialect.value_name), Code(str(value), UNARY))
                return self.dialect.count_where(self.values(numbers), test)
            case _:
                assert_never(step)

    def sum(self, constant: int, factors: Sequence[int], codes: Sequence[Code]) -> Code:
        """constant + factor * code + …, with what is added before what is taken away."""
        signed = [(factor > 0, _multiple(abs(factor), code)) for factor, code in zip(factors, codes, strict=True)]
        if constant or not signed:
            signed.append((constant >= 0, Code(str(abs(constant)))))
        signed.sort(key=lambda term: not term[0])
        if len(signed) > MANY:
            return self.dialect.total(self.dialect.list([code if plus else _minus(code) for plus, code in signed]))
        plus, first = signed[0]
        if len(signed) == 1:
            return first if plus else _minus(first)
        rest = "".join(f" {'+' if plus else '-'} {code.within(TIMES)}" for plus, code in signed[1:])
        return Code((first.within(PLUS) if plus else _minus(first).text) + rest, PLUS)

    # --- lists -------------------------------------------------------------------------------

    def values(self, step: ListStep) -> Code:
        """The answered of a list."""
        if isinstance(step, UseValues):
            return Code(self.names[step.name])
        lists: list[Code] = []
        singles: list[AnyStep] = []
        for part in grouped(step.values, self.kinds):
            shape = self.shape(part, part.shape) if isinstance(part, Alike) else None
            if isinstance(part, Alike) and shape is not None:
                as_read = isinstance(part.shape, UseWhole) and part.shape.name == VALUE
                lists.append(self.dialect.each(part, None if as_read else shape))
            else:
                singles += steps_of(part)
        if singles:
            some = self.dialect.list([self.value(single) for single in singles])
            lists.append(self.dialect.present(some) if any(map(self.may_miss, singles)) else some)
        return self.dialect.concatenation(lists)

    def count(self, truths: Sequence[TruthStep]) -> Code:
        counts: list[Code] = []
        singles: list[Code] = []
        for part in grouped(truths, self.kinds):
            code = self.count_group(part) if isinstance(part, Alike) else None
            if code is not None:
                counts.append(code)
            else:
                singles += [self.holds(single, True) for single in steps_of(part)]
        if singles:
            counts.append(self.dialect.count(singles))
        return joined(" + ", counts, PLUS) if counts else Code("0")

    def count_group(self, group: Alike) -> Code | None:
        if not rests_on_read(group, True):
            return None
        shape = group.shape
        code = self.in_a_loop(group, lambda: self.holds(shape, True))  # type: ignore[arg-type]
        return None if code is None else self.dialect.count_each(group, code)


def _multiple(factor: int, code: Code) -> Code:
    return code if factor == 1 else Code(f"{factor} * {code.within(UNARY)}", TIMES)


def _minus(code: Code) -> Code:
    # In Python `-a // b` is the whole part of -a / b, one lower than -(a // b) where something is left over.
    divides = code.binds == TIMES and " // " in code.text
    inside = f"({code.text})" if divides or code.text.startswith("-") else code.within(TIMES)
    return Code(f"-{inside}", TIMES if code.binds == TIMES and not divides else UNARY)
