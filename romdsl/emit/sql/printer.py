"""Prints the steps of a score program as SQL; what stands twice in an expression becomes a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ...program import (
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
    ItemClock,
    ItemNumber,
    ItemScore,
    ItemTicked,
    Linear,
    ListStep,
    LookUp,
    Middle,
    MissingWhole,
    OnlyIf,
    RoundReal,
    Times,
    Total,
    UseValues,
    UseWhole,
    Values,
    WholeStep,
)
from ..code import PLUS, TIMES, UNARY
from ..steps import walk
from .code import Sql, all_of, case, chain, compare, is_there, made, whole_number
from .lookup import looked_up
from .rounding import quotient, rounded_real
from .truths import TruthPrinter


class Printer(TruthPrinter):
    """Whole numbers and lists here; truths, texts and real numbers in the classes below it."""

    def value(self, step: AnyStep) -> Sql:
        match step:
            case Values() | UseValues():
                raise TypeError("a list is no value of a column")
            case _ if isinstance(step, WholeStep):
                return self.whole(step)
            case _:
                return self.scalar(step)

    def whole(self, step: WholeStep) -> Sql:
        code = self._whole(step)
        return self.dialect.as_whole(code) if code.is_narrow and not isinstance(step, Constant) else code

    def _whole(self, step: WholeStep) -> Sql:
        match step:
            case Constant(value=value):
                return whole_number(value)
            case ItemScore():
                return self.items.score(step)
            case ItemNumber():
                return self.items.number(step)
            case ItemClock():
                return self.items.clock(step)
            case ItemTicked():
                return self.items.ticked(step)
            case UseWhole(name=name):
                return self.named[name]
            case MissingWhole():
                return self.dialect.nothing("BIGINT")
            case Linear(constant=constant, terms=terms):
                return self.sum(constant, [(factor, self.whole(term)) for factor, term in terms])
            case Times(left=left, right=right):
                return chain("*", (self.whole(left), self.whole(right)), TIMES)
            case Divide(numerator=numerator, denominator=denominator, way=way):
                return quotient(self, way, self.whole(numerator), self.whole(denominator), numerator.low < 0)
            case Extreme() | Total() | Answered() | ExtremeOf() | Middle() | CountTrue() | CountWhere():
                return self.aggregate(step)
            case OnlyIf(condition=condition, value=value):
                return self.only(condition, value)
            case If(condition=condition, then=then, otherwise=otherwise):
                return self.either(condition, then, otherwise)
            case FirstWhole(cases=cases, otherwise=otherwise):
                return self.first(cases, otherwise)
            case LookUp(keys=keys, rows=rows):
                return looked_up(self, keys, rows)
            case RoundReal(value=value, decimals=decimals, way=way):
                return rounded_real(self, self.real(value), decimals, way)
            case _:
                assert_never(step)

    def sum(self, constant: int, terms: Sequence[tuple[int, Sql]]) -> Sql:
        """constant + factor * term + …"""
        added = [_multiple(factor, code) for factor, code in terms if factor > 0]
        taken = [_multiple(-factor, code) for factor, code in terms if factor < 0]
        if constant > 0 or not added:
            added.append(whole_number(constant))
        elif constant < 0:
            taken.append(whole_number(-constant))
        above = self.dialect.sum_of_all(added)
        if not taken:
            return above
        below = self.dialect.sum_of_all(taken)
        narrow = above.is_narrow and below.is_narrow
        return made(f"{above.within(PLUS)} - {below.within(TIMES)}", above, below, binds=PLUS, is_narrow=narrow)

    # --- lists -------------------------------------------------------------------------------

    def aggregate(
        self, step: Extreme | Total | Answered | ExtremeOf | Middle | CountTrue | CountWhere
    ) -> Sql:  # fmt: skip
        match step:
            case Extreme(which=which, values=several):
                return self.extreme(which, several)
            case CountTrue(truths=truths):
                return self.dialect.total([_one_if(self.truth(truth)) for truth in truths])
            case Total(list=numbers):
                found = self.elements(numbers)
                present = [made(f"COALESCE({code.text}, 0)", code) if may_miss else code for code, may_miss in found]
                return self.dialect.total(present)
            case Answered(list=numbers):
                return self.answered(numbers)
            case ExtremeOf(which=which, list=numbers):
                codes = [code for code, _ in self.elements(numbers)]
                return self.dialect.extreme(which, codes) if codes else self.dialect.nothing("BIGINT")
            case Middle(list=numbers):
                return self.middle(numbers)
            case CountWhere(list=numbers, operator=operator, value=value):
                tests = [compare(operator, code, whole_number(value)) for code, _ in self.elements(numbers)]
                return self.dialect.total([_one_if(test) for test in tests])

    def elements(self, step: ListStep) -> list[tuple[Sql, bool]]:
        """The elements of a list, each with whether it can be missing."""
        if isinstance(step, UseValues):
            return self.lists[step.name]
        found = []
        for value in step.values:
            items = {part.item for part in walk(value) if isinstance(part, ItemScore | ItemNumber)}
            name = f"{next(iter(items))}_score" if len(items) == 1 else f"{self.part}_element"
            code = self.whole(value)
            found.append((code if _is_short(code) else self.columns.held(code, name), value.may_be_missing))
        return found

    def answered(self, step: ListStep) -> Sql:
        found = self.elements(step)
        sure = sum(not may_miss for _, may_miss in found)
        unsure = [code for code, may_miss in found if may_miss]
        if not unsure:
            return whole_number(sure)
        counted = self.dialect.count_there(unsure)
        return made(f"{counted.text} + {sure}", counted, binds=PLUS) if sure else counted

    def extreme(self, which: str, several: Sequence[WholeStep]) -> Sql:
        """LEAST and GREATEST pass over what is missing: here nothing may be missing."""
        codes = []
        for value in several:
            code = self.whole(value)
            codes.append(self.columns.held(code, f"{self.part}_part") if value.may_be_missing else code)
        tests = [is_there(code) for code, value in zip(codes, several, strict=True) if value.may_be_missing]
        found = self.dialect.extreme(which, codes)
        return case([(all_of(tests), found)]) if tests and len(codes) > 1 else found

    def middle(self, step: ListStep) -> Sql:
        """Twice the median: the two in the middle added, or the one in the middle twice."""
        codes = [code for code, _ in self.elements(step)]
        if not codes:
            return self.dialect.nothing("BIGINT")
        ordered = self.columns.held(self.dialect.sorted_list(codes), f"{self.part}_in_order")
        count = self.columns.held(self.answered(step), f"{self.part}_answered")
        first = self.dialect.quotient(made(f"({count.text} + 1)", count), Sql("2")).text
        second = f"{self.dialect.quotient(count, Sql('2')).text} + 1"
        both = f"{self.dialect.at(ordered, first)} + {self.dialect.at(ordered, second)}"
        return self.dialect.as_whole(case([(compare(">", count, Sql("0")), made(both, ordered, count))]))


def _is_short(code: Sql) -> bool:
    """An answer as it stands, made a whole number: cheap enough to be written twice."""
    return code.is_simple or (code.text.startswith("CAST(") and code.text.count(" ") == 2)


def _one_if(test: Sql) -> Sql:
    return case([(test, Sql("1", is_narrow=True))], Sql("0", is_narrow=True))


def _multiple(factor: int, code: Sql) -> Sql:
    if factor == 1:
        return code
    return made(f"{factor} * {code.within(UNARY)}", code, binds=TIMES, is_narrow=code.is_narrow)
