"""Prints the steps of a score program that give an integer."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ...program import (
    Answered,
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
    LookUp,
    Middle,
    MissingWhole,
    OnlyIf,
    RoundReal,
    Times,
    Total,
    UseWhole,
    WholeStep,
)
from . import answers
from .reals import rounded
from .tables import look_up
from .text import NOTHING, PRIMARY, PRODUCT, SUM, Text, added, balanced, combined, only_if, whole

if TYPE_CHECKING:
    from .printer import Printer

LARGEST = 2**30
"""HL7's Java engine keeps integers in 32 bits; half of that leaves room for what rounding adds."""

Gathered = Total | Answered | ExtremeOf | Middle | CountTrue | CountWhere | Extreme


def printed(printer: Printer, step: WholeStep) -> Text:
    match step:
        case Constant(value=value):
            return whole(value)
        case MissingWhole():
            return NOTHING
        case UseWhole(name=name):
            return printer.use(name)
        case ItemScore() | ItemNumber() | ItemClock() | ItemTicked():
            return read(printer, step)
        case Linear():
            return linear(printer, step)
        case Times(left=left, right=right):
            product = f"{printer.whole(left).at(PRODUCT)} * {printer.whole(right).at(PRIMARY)}"
            return Text(f"1.0 * {product}" if is_large(step) else product, PRODUCT)
        case Divide():
            return divided(printer, step)
        case OnlyIf(condition=condition, value=value):
            return only_if(printer.truth(condition), printer.whole(value))
        case If(condition=condition, then=then, otherwise=otherwise):
            return printer.chosen(condition, printer.whole(then), printer.whole(otherwise))
        case FirstWhole(cases=cases, otherwise=otherwise):
            return printer.first(cases, otherwise)
        case LookUp():
            return look_up(printer, step)
        case RoundReal():
            return rounded(printer, step)
        case Total() | Answered() | ExtremeOf() | Middle() | CountTrue() | CountWhere() | Extreme():
            return gathered(printer, step)
        case _:
            assert_never(step)


def read(printer: Printer, step: ItemScore | ItemNumber | ItemClock | ItemTicked) -> Text:
    match step:
        case ItemScore(item=item, table=table):
            return answers.scores(printer.path([item]), table)
        case ItemNumber(item=item, decimals=decimals):
            return answers.numbers(printer.path([item]), decimals)
        case ItemClock(item=item, kind=kind):
            return answers.clock(printer.path([item]), kind)
        case ItemTicked(item=item):
            return answers.ticked(printer.path([item]), printer.alone(item))
        case _:
            assert_never(step)


def gathered(printer: Printer, step: Gathered) -> Text:
    match step:
        case Total(list=values):
            # Not `sum()`, which some engines lack, and which is nothing for an empty list.
            start = "0.0" if is_large(step) else "0"
            return Text(f"{printer.list(values).at(PRIMARY)}.aggregate($total + $this, {start})")
        case Answered(list=values):
            return Text(f"{printer.list(values).at(PRIMARY)}.count()")
        case ExtremeOf(which=which, list=values):
            return extreme(printer.list(values), which)
        case Middle(list=values):
            return twice_median(printer.list(values))
        case CountTrue(truths=truths):
            return printer.count_true(truths)
        case CountWhere(list=values, operator=operator, value=value):
            return Text(f"{printer.list(values).at(PRIMARY)}.where($this {operator} {whole(value).text}).count()")
        case Extreme(which=which, values=values):
            each = [printer.once(printer.whole(value)) for value in values]
            found = extreme(balanced(each, combined), which)
            if not any(value.may_be_missing for value in values):
                return found
            all_there = balanced(each, added)
            return only_if(Text(f"{all_there.at(PRIMARY)}.exists()"), found)
        case _:
            assert_never(step)


def extreme(values: Text, which: str) -> Text:
    sign = "<" if which == "least" else ">"
    kept = f"iif($this {sign} $total, $this, $total)"
    return Text(f"{values.at(PRIMARY)}.aggregate(iif($total.empty(), $this, {kept}))")


def twice_median(values: Text) -> Text:
    """The two in the middle of a sorted list, which are one and the same where they are an odd number."""
    sorted_ = f"{values.at(PRIMARY)}.sort()"
    count = f"{values.at(PRIMARY)}.count()"
    return Text(f"{sorted_}[({count} - 1) div 2] + {sorted_}[{count} div 2]", SUM)


def is_large(step: WholeStep, times: int = 1) -> bool:
    """Whether a step, or a term of it, may leave the integers of 32 bits.

    It is then worked out in decimals, which engines with such integers have longer.
    """
    most = max(abs(step.low), abs(step.high))
    if isinstance(step, Linear):
        most = max([most, abs(step.constant), *(abs(factor) * largest(term) for factor, term in step.terms)])
    return times * most > LARGEST


def largest(step: WholeStep) -> int:
    return max(abs(step.low), abs(step.high))


def linear(printer: Printer, step: Linear, multiple: int = 1) -> Text:
    """constant + the sum of factor * step, those that are added before those that are taken off."""
    large = is_large(step, multiple)
    constant = multiple * step.constant
    terms = [(multiple * factor, printer.whole(term)) for factor, term in step.terms]
    plus = [times(factor, text, large) for factor, text in terms if factor > 0]
    minus = [times(-factor, text, large) for factor, text in terms if factor < 0]
    if constant > 0 or (constant == 0 and not plus):
        plus.insert(0, written(constant, large))
    elif constant < 0:
        minus.append(written(-constant, large))
    first = balanced(plus, added) if plus else written(0, large)
    for part in [balanced(minus, added)] if len(minus) > 3 else minus:
        first = Text(f"{first.at(SUM)} - {part.at(PRODUCT)}", SUM)
    return first


def written(value: int, large: bool) -> Text:
    return Text(f"{value}.0") if large else whole(value)


def times(factor: int, value: Text, large: bool = False) -> Text:
    return value if factor == 1 and not large else Text(f"{written(factor, large).text} * {value.at(PRIMARY)}", PRODUCT)


def divided(printer: Printer, step: Divide) -> Text:
    """A whole quotient.  `div` cuts towards 0, so that a numerator below 0 is first lifted by whole
    denominators (floor, ceil, half even), or has its sign taken off and put back (half away)."""
    below = printer.once(printer.whole(step.denominator), "divisor")
    if step.way == "half away" and step.numerator.low >= 0:
        return quotient(doubled_plus(doubled(printer, step.numerator), below), double(below, step))
    above = printer.whole(step.numerator)
    match step.way:
        case "exact":
            return quotient(above, below)
        case "floor":
            return lifted(above, below, step, 0)
        case "ceil":
            raised = Text(f"{above.at(SUM)} + {less_one(step, below).text}", SUM)
            return lifted(raised, below, step, 1)
        case "half away":
            above = printer.once(above, "numerator")
            up = quotient(doubled_plus(times(2, above, is_large(step.numerator, 2)), below), double(below, step))
            twice = times(2, above, is_large(step.numerator, 2))
            off = Text(f"{below.at(PRODUCT)} - {twice.at(PRIMARY)}", SUM)
            down = Text(f"0 - {quotient(off, double(below, step)).at(PRIMARY)}", SUM)
            return only_if(Text(f"{above.text} >= 0"), up, only_if(Text(f"{above.text} < 0"), down))
        case "half even":
            return half_even(printer, above, below, step)
        case _:
            assert_never(step.way)


def constant_of(step: Divide) -> int | None:
    return step.denominator.value if isinstance(step.denominator, Constant) else None


def double(below: Text, step: Divide) -> Text:
    fixed = constant_of(step)
    return whole(2 * fixed) if fixed is not None else times(2, below)


def less_one(step: Divide, below: Text) -> Text:
    fixed = constant_of(step)
    return whole(fixed - 1) if fixed is not None else Text(f"({below.at(SUM)} - 1)")


def doubled(printer: Printer, step: WholeStep) -> Text:
    """Twice a value; of a multiple just another multiple: 2 * (9 * x) is 18 * x."""
    if isinstance(step, Linear):
        return linear(printer, step, 2)
    return times(2, printer.whole(step), is_large(step, 2))


def doubled_plus(twice: Text, below: Text) -> Text:
    return Text(f"{twice.at(SUM)} + {below.at(PRODUCT)}", SUM)


def quotient(above: Text, below: Text) -> Text:
    return Text(f"{above.at(PRODUCT)} div {below.at(PRIMARY)}", PRODUCT)


def lift_of(step: Divide) -> int:
    """How many denominators make the numerator 0 or more, an even number of them."""
    least = max(1, step.denominator.low)
    lift = max(0, -(step.numerator.low // least))
    return lift + lift % 2


def lifted(above: Text, below: Text, step: Divide, spare: int) -> Text:
    lift = lift_of(step) if step.numerator.low < 0 else 0
    if lift == 0:
        return quotient(above, below)
    fixed = constant_of(step)
    more = whole(lift * fixed) if fixed is not None else times(lift, below)
    raised = Text(f"{above.at(SUM)} + {more.at(PRODUCT)}", SUM)
    return Text(f"{quotient(raised, below).at(SUM)} - {lift}", SUM)


def half_even(printer: Printer, above: Text, below: Text, step: Divide) -> Text:
    lift = lift_of(step) if step.numerator.low < 0 else 0
    fixed = constant_of(step)
    if lift:
        more = whole(lift * fixed) if fixed is not None else times(lift, below)
        above = Text(f"{above.at(SUM)} + {more.at(PRODUCT)}", SUM)
    above = printer.once(above, "numerator")
    part = quotient(above, below)
    rest = Text(f"2 * ({above.at(PRIMARY)} mod {below.at(PRIMARY)})", PRODUCT)
    goes_up = f"{rest.text} > {below.at(SUM)} or ({rest.text} = {below.at(SUM)} and {part.text} mod 2 = 1)"
    found = Text(f"{part.text} + iif({goes_up}, 1, 0)", SUM)
    return Text(f"{found.text} - {lift}", SUM) if lift else found
