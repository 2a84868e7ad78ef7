"""What `median` and `sd` become."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from ....program import ItemScore, Middle, UseWhole, WholeStep
from .arithmetic import add, divide_by, multiply, subtract, to_constant_divisor
from .ends import bounded, scaled_whole, with_guards
from .item_steps import by_table
from .quotient import NEVER, Quotient, of_step, scaled
from .steps import all_of, constant, divide, if_whole, is_missing, linear, narrow, negate, only_if, times, total
from .tallies import Numbers, Tally

if TYPE_CHECKING:
    from .formulas import Formulas


class Spreads:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    # --- median ------------------------------------------------------------------------------

    def median(self, tally: Tally, numbers: Numbers, filling: Quotient | None) -> Quotient:
        if filling is not None:
            return self._median_filled(tally, numbers, filling)
        return with_guards(self._middle(tally, numbers, tally.least), tally)

    def _middle(self, tally: Tally, numbers: Numbers, least: int) -> Quotient:
        """Twice the median over 2; one of them, of an odd number of which none is missing."""
        steps = numbers.steps
        low, high = min(step.low for step in steps), max(step.high for step in steps)
        missing = all(step.may_be_missing for step in steps)
        twice = Middle(numbers.list, low=2 * low, high=2 * high, may_be_missing=missing)
        if tally.size % 2 and least == tally.size:
            return of_step(divide(twice, constant(2), "exact", low, high), numbers.divisor)
        return of_step(twice, 2 * numbers.divisor)

    def _median_filled(self, tally: Tally, numbers: Numbers, filling: Quotient) -> Quotient:
        """Each expected element that is missing counts as the filling."""
        over = to_constant_divisor(filling, self.formulas.named)
        if over.is_never:
            return NEVER
        divisor = lcm(numbers.divisor, over.divisor)
        named = self.formulas.named
        fill = named.whole(f"{named.owner}_filling", scaled_whole(over, divisor))
        steps = [_scaled_step(step, divisor // numbers.divisor) for step in numbers.steps]
        filled = tuple(
            if_whole(is_missing(step), only_if(negate(unexpected), fill), step)
            for step, unexpected in zip(steps, tally.unexpected, strict=True)
        )
        found = Numbers(named.values(f"{named.owner}_filled", filled), filled, divisor, ())
        value = self._middle(tally, found, tally.expected.low)
        return with_guards(replace(value, guards=(negate(is_missing(fill)),) if fill.may_be_missing else ()), tally)

    # --- standard deviation ------------------------------------------------------------------

    def variance(self, tally: Tally, numbers: Numbers, filling: Quotient | None) -> Quotient:
        """(n * sum of squares - square of the sum) / (n * (n - 1)); missing below two."""
        share, squares = self.formulas.share, self._squares(numbers)
        sum_ = of_step(share("sum", total(numbers.list, numbers.steps)))
        of_squares = of_step(share("sum_of_squares", total(squares.list, squares.steps)))
        count = tally.answered
        low = Fraction(min(step.low for step in numbers.steps), numbers.divisor)
        high = Fraction(max(step.high for step in numbers.steps), numbers.divisor)
        least = tally.least
        if filling is not None:
            if filling.is_never:
                return NEVER
            low, high = min(low, filling.low), max(high, filling.high)
            fill = scaled(to_constant_divisor(filling, self.formulas.named), Fraction(numbers.divisor))
            fill = of_step(share("filling", scaled_whole(fill, fill.divisor)), fill.divisor)
            sum_ = add([sum_, multiply(fill, tally.lacking)])
            of_squares = add([of_squares, multiply(multiply(fill, fill), tally.lacking)])
            count, least = tally.expected, tally.expected.low
        most = ((high - low) * numbers.divisor * tally.size / 2) ** 2
        spread = subtract(multiply(of_step(count), of_squares), multiply(sum_, sum_))
        # By Cauchy and Schwarz it is never below 0, and half of the elements at each end is the most.
        above = self._above(spread, most)
        value = divide_by(above, of_step(_pairs(count, least, tally.size)), lambda step: share("divisor", step))
        value = scaled(value, Fraction(1, numbers.divisor**2))
        return with_guards(bounded(value, Fraction(0), (high - low) ** 2 / 2), tally)

    def _above(self, spread: Quotient, most: Fraction) -> Quotient:
        """The numerator under a name, with the ends that are known of it."""
        step = spread.numerator
        if isinstance(step, UseWhole):
            return spread
        known = replace(step, low=max(step.low, 0), high=min(step.high, int(most * spread.divisor) + 1))
        use = self.formulas.share("spread", only_if(all_of(spread.guards), known))
        return of_step(use, spread.divisor, guards=spread.guards)

    def _squares(self, numbers: Numbers) -> Numbers:
        named = self.formulas.named
        steps = tuple(self._square(step) for step in numbers.steps)
        return Numbers(named.values(f"{named.owner}_squares", steps), steps, numbers.divisor**2, ())

    def _square(self, step: WholeStep) -> WholeStep:
        if isinstance(step, ItemScore):
            return by_table(step.item, self.formulas.named.table(tuple((code, n * n) for code, n in step.table)))
        use = self.formulas.share("value", step)
        low = 0 if use.low <= 0 <= use.high else min(use.low**2, use.high**2)
        square = times(use, use)
        return square if square.low == square.high else replace(square, low=low)


def _scaled_step(step: WholeStep, factor: int) -> WholeStep:
    return times(constant(factor), step) if factor != 1 else step


def _pairs(count: WholeStep, least: int, size: int) -> WholeStep:
    """n * (n - 1), which is not below 0 for any whole number n."""
    if least == size:
        return constant(size * (size - 1))
    n = narrow(count, least, size) if least >= 2 else count
    step = times(n, linear(-1, [(1, n)]))
    return replace(step, low=max(n.low * (n.low - 1), 0))
