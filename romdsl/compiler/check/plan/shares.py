"""What `percent_of_possible` and `weighted_mean` become: quotients whose ends are known by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ....model.measure import Item
from ....program import WholeStep
from .arithmetic import add, divide_by
from .ends import Ends, bounded, with_guards
from .items import scores
from .quotient import NEVER, Quotient, exactly, of_step, scaled
from .steps import answered, narrow, total
from .tallies import Numbers, Pairs, Tally

if TYPE_CHECKING:
    from .formulas import Formulas

_WHOLE = Fraction(100)


class Shares:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    # --- percent of possible -----------------------------------------------------------------

    def percent_of_possible(self, tally: Tally, numbers: Numbers, items: Sequence[Item]) -> Quotient:
        """100 * (sum - lowest) / (highest - lowest), lowest and highest of what is answered."""
        lows = [int(min(scores(item)) * numbers.divisor) for item in items]
        highs = [int(max(scores(item)) * numbers.divisor) for item in items]
        ends = Ends(tally, numbers)
        sum_ = of_step(self.formulas.share("sum", total(numbers.list, numbers.steps)))
        if tally.least == tally.size:
            width = sum(highs) - sum(lows)
            if width == 0:
                return NEVER
            summed = bounded(scaled(sum_, Fraction(1, numbers.divisor)), *ends.summed(), ends.affine())
            above = add([summed, exactly(Fraction(-sum(lows), numbers.divisor))])
            return with_guards(scaled(above, _WHOLE * numbers.divisor / width), tally)
        groups: dict[tuple[int, int], list[WholeStep]] = {}
        for low, high, step in zip(lows, highs, numbers.steps, strict=True):
            groups.setdefault((low, high), []).append(step)
        counts = {group: self._how_many(tally, steps) for group, steps in groups.items()}
        lowest = add([scaled_or_none(count, low) for (low, _), count in counts.items()])
        possible = add([scaled_or_none(count, high - low) for (low, high), count in counts.items()])
        above = scaled(add([sum_, scaled(lowest, Fraction(-1))]), _WHOLE)
        value = divide_by(above, possible, lambda step: self.formulas.share("possible", step))
        inside = all(low <= step.low and step.high <= high for (low, high), some in groups.items() for step in some)
        return with_guards(bounded(value, Fraction(0), _WHOLE) if inside else value, tally)

    def _how_many(self, tally: Tally, steps: Sequence[WholeStep]) -> Quotient:
        """How many of the elements that have the same ends are answered."""
        if len(steps) == tally.size:
            return of_step(narrow(tally.answered, tally.least, tally.size))
        named = self.formulas.named
        list_ = named.values(f"{named.owner}_items", steps)
        return of_step(self.formulas.share("answered", answered(list_, steps)))

    # --- weighted mean -----------------------------------------------------------------------

    def weighted_mean(self, tally: Tally, pairs: Pairs) -> Quotient:
        """The sum of value times weight over the sum of the weights; missing where that is 0."""
        products, weights = pairs.products, pairs.weights
        above = of_step(self.formulas.share("sum", total(products.list, products.steps)), products.divisor)
        below = of_step(self.formulas.share("weight", total(weights.list, weights.steps)), weights.divisor)
        if below.low < 0:
            return with_guards(divide_by(above, below, lambda step: self.formulas.share("divisor", step)), tally)
        if tally.least == tally.size and all(step.low >= 1 for step in weights.steps):
            least = sum(step.low for step in weights.steps)
            below = of_step(narrow(below.numerator, least, below.numerator.high), below.divisor)
        value = divide_by(above, below, lambda step: self.formulas.share("divisor", step))
        return with_guards(bounded(replace(value, affine=None), pairs.low, pairs.high), tally)


def scaled_or_none(value: Quotient, factor: int) -> Quotient:
    return scaled(value, Fraction(factor)) if factor else exactly(Fraction(0))
