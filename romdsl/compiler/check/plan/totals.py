"""What `sum mean min max count` become."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Literal

from ....model.expression import MissingRule
from ....program import WholeStep
from .arithmetic import add, divide_by, multiply, to_constant_divisor
from .choosing import chosen
from .ends import Ends, bounded, scaled_whole, with_guards
from .quotient import Quotient, exactly, of_step, scaled
from .steps import (
    compare,
    constant,
    count_true,
    count_where,
    extreme,
    extreme_of,
    if_whole,
    is_missing,
    narrow,
    negate,
    only_if,
    total,
)
from .tallies import Numbers, Tally, Truths

if TYPE_CHECKING:
    from .formulas import Formulas


class Totals:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def total(self, numbers: Numbers) -> Quotient:
        step = self.formulas.share("sum", total(numbers.list, numbers.steps))
        return of_step(step, numbers.divisor)

    def sum(self, tally: Tally, numbers: Numbers, rule: MissingRule, filling: Quotient | None) -> Quotient:
        value, ends = self.total(numbers), Ends(tally, numbers)
        if filling is not None:
            value = add([value, multiply(filling, tally.lacking)])
            return with_guards(bounded(value, *ends.filled(filling)), tally)
        if rule.fill == "prorate" and tally.least < tally.size:
            value = multiply(value, of_step(tally.expected))
            value = replace(value, denominators=(narrow(tally.answered, tally.least, tally.size),))
            return with_guards(bounded(value, *ends.prorated()), tally)
        return with_guards(bounded(value, *ends.summed(), ends.affine()), tally)

    def mean(self, tally: Tally, numbers: Numbers, filling: Quotient | None) -> Quotient:
        value, ends, below = self.total(numbers), Ends(tally, numbers), tally.answered
        low, high = ends.mean()
        if filling is not None:
            value, below = add([value, multiply(filling, tally.lacking)]), tally.expected
            low, high = min(low, filling.low), max(high, filling.high)
        least = tally.least if filling is None else max(tally.expected.low, 1)
        if least == tally.size:
            affine = ends.affine() if filling is None else None
            share = Fraction(1, tally.size)
            return with_guards(
                bounded(scaled(value, share), low, high, affine.scaled(share) if affine else None), tally
            )
        value = divide_by(value, of_step(narrow(below, least, tally.size)), lambda step: step)
        return with_guards(bounded(value, low, high), tally)

    def extreme(
        self, which: Literal["least", "most"], tally: Tally, numbers: Numbers, filling: Quotient | None
    ) -> Quotient:
        found = of_step(extreme_of(which, numbers.list, numbers.steps), numbers.divisor)
        if filling is None:
            return found
        over = to_constant_divisor(filling, self.formulas.named)
        divisor = lcm(found.divisor, over.divisor)
        parts = [scaled_whole(found, divisor), scaled_whole(over, divisor)]
        together = extreme(which, parts)
        # A missing filling makes the value missing even where nothing is to be filled.
        complete = only_if(negate(is_missing(parts[1])), parts[0])
        none_lacks = compare("=", tally.answered, tally.expected)
        all_lack = compare("=", tally.answered, constant(0))
        return of_step(if_whole(none_lacks, complete, if_whole(all_lack, parts[1], together)), divisor)

    def counted(self, tally: Tally, rule: MissingRule, filling: Quotient | None) -> Quotient:
        """A count; 0 where nothing is expected, whatever the rule."""
        value, most = of_step(how_many(self.formulas, tally)), Fraction(tally.expected.high)
        if filling is not None:
            value = add([value, multiply(filling, tally.lacking)])
        elif rule.fill == "prorate" and tally.least < tally.size:
            value = multiply(value, of_step(tally.expected))
            value = replace(value, denominators=(narrow(tally.answered, tally.least, tally.size),))
        value = with_guards(bounded(value, Fraction(0), most), tally)
        if tally.expected.low > 0:
            return value
        return chosen(tally.nothing_expected, exactly(Fraction(0)), value)


def how_many(formulas: Formulas, tally: Tally) -> WholeStep:
    """How many elements are true."""
    found = tally.elements
    assert isinstance(found, Truths)
    if found.list is None:
        return formulas.share("count", count_true(found.truths))
    return formulas.share("count", count_where(found.list, found.operator, found.edge, tally.size))
