"""Prints the steps of a score program as expressions; what differs by language stands in a `Dialect`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ..program import (
    Answered,
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
    ItemNumber,
    ItemReason,
    ItemScore,
    Linear,
    ListStep,
    MissingWhole,
    NoWord,
    OnlyIf,
    Times,
    Total,
    TruthStep,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    WholeStep,
    Word,
    WordStep,
)
from .code import OR, PLUS, TIMES, UNARY, Code, joined
from .missing import intersection, needs_to_hold, rests_on_read
from .steps import VALUE, Alike, grouped, steps_of
from .truths import TruthPrinter

MANY = 8
"""So many terms are written out with operators; more become a list."""


class Printer(TruthPrinter):
    """One function over one shared `match`; numbers, lists and texts here, truths in `TruthPrinter`."""

    def value(self, step: AnyStep) -> Code:
        match step:
            case Values() | UseValues():
                return self.values(step)
            case Word() | NoWord() | UseWord() | ItemReason() | FirstWord():
                return self.word(step)
            case (
                Constant() | ItemScore() | ItemNumber() | UseWhole() | Linear() | Times() | Divide() | Extreme()
                | Total() | Answered() | ExtremeOf() | CountTrue() | CountWhere() | MissingWhole() | OnlyIf() | If()
            ):  # fmt: skip
                return self.whole(step)
            case _:
                return self.truth(step)

    # --- integers ----------------------------------------------------------------------------

    def whole(self, step: WholeStep) -> Code:
        match step:
            case Constant(value=value):
                return Code(str(value)) if value >= 0 else Code(str(value), UNARY)
            case ItemScore() | ItemNumber():
                return self.read(step)
            case UseWhole(name=name):
                return Code(self.names[name])
            case MissingWhole():
                return self.dialect.none
            case Linear(constant=constant, terms=terms):
                factors = [factor for factor, _ in terms]
                return self.guarded([term for _, term in terms], lambda codes: self.sum(constant, factors, codes))
            case Times(left=left, right=right):
                return self.guarded((left, right), lambda codes: joined(" * ", codes, TIMES))
            case Divide(numerator=numerator, denominator=denominator, way=way):
                return self.guarded((numerator, denominator), lambda codes: self.dialect.divide(way, *codes))
            case Extreme(which=which, values=several):
                return self.guarded(several, lambda codes: self.dialect.extreme(which, codes))
            case Total(list=numbers):
                return self.dialect.total(self.values(numbers))
            case Answered(list=numbers):
                return self.dialect.length(self.values(numbers))
            case ExtremeOf(which=which, list=numbers):
                return self.dialect.extreme_of(which, self.values(numbers), self.may_miss(step))
            case CountTrue(truths=truths):
                return self.count(truths)
            case CountWhere(list=numbers, operator=operator, value=value):
                test = self.dialect.compare(operator, Code(self.dialect.value_name), Code(str(value), UNARY))
                return self.dialect.count_where(self.values(numbers), test)
            case OnlyIf(condition=condition, value=value):
                return self.only(condition, value)
            case If(condition=condition, then=then, otherwise=otherwise):
                return self.either_way(condition, then, otherwise)
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

    # --- texts -------------------------------------------------------------------------------

    def word(self, step: WordStep) -> Code:
        match step:
            case Word(value=value):
                return self.dialect.text(value)
            case NoWord():
                return self.dialect.none
            case UseWord(name=name):
                return Code(self.names[name])
            case ItemReason():
                return self.dialect.reason(step, self.sample(step.item))
            case FirstWord():
                *cases, (_, last) = self.cases(step)
                for test, word in reversed(cases):
                    last = self.dialect.choice(test, word, last)
                return last
            case _:
                assert_never(step)

    def cases(self, step: FirstWord) -> list[tuple[Code, Code]]:
        """Tests and the word that each decides on; the last test is always true."""
        wanted = intersection([needs_to_hold(test, True, self.there) for test, _ in step.cases])
        found: list[tuple[Code, Code]] = []
        tests: list[Code] = []
        if wanted:
            tests = self.tests(wanted, step)
            missing = [self.dialect.negation(test) for test in tests]
            found.append((joined(self.dialect.or_, missing, OR), self.word(step.otherwise)))
        with self.knowing(wanted, *tests):
            for test, word in step.cases:
                code = self.holds(test, True)
                with self.knowing(needs_to_hold(test, True, self.there), code):
                    found.append((code, self.word(word)))
            if not _goes_on(step):
                found.append((self.dialect.true, self.word(step.otherwise)))
        return found


def _goes_on(step: FirstWord) -> bool:
    """Whether the last case begins where the one before it ends, so that nothing is left over."""
    match [test for test, _ in step.cases[-2:]]:
        case [
            Compare(operator="<=", left=left, right=Constant(value=low)),
            Compare(operator=">=", left=same, right=Constant(value=high)),
        ]:
            return left == same and high == low + 1
    return False


def _multiple(factor: int, code: Code) -> Code:
    return code if factor == 1 else Code(f"{factor} * {code.within(UNARY)}", TIMES)


def _minus(code: Code) -> Code:
    inside = f"({code.text})" if code.text.startswith("-") else code.within(TIMES)
    return Code(f"-{inside}", TIMES if code.binds == TIMES else UNARY)
