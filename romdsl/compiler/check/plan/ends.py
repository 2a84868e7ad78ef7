"""Between which numbers an aggregate lies, from the ends of its elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from ....program import WholeStep
from .quotient import NEVER, Affine, Quotient, add_affine
from .steps import FALSE, all_of, linear, only_if
from .tallies import Numbers, Tally


class Ends:
    """The ends of sums and means under a rule."""

    def __init__(self, tally: Tally, numbers: Numbers) -> None:
        self.tally, self.numbers = tally, numbers
        self.lows = sorted(Fraction(step.low, numbers.divisor) for step in numbers.steps)
        self.highs = sorted((Fraction(step.high, numbers.divisor) for step in numbers.steps), reverse=True)

    def affine(self) -> Affine | None:
        """The sum of all elements, where none may be missing."""
        if self.tally.least < self.tally.size or not self.numbers.affines:
            return None
        return add_affine(self.numbers.affines)

    def mean(self) -> tuple[Fraction, Fraction]:
        count = max(self.tally.least, 1)
        return sum(self.lows[:count], Fraction(0)) / count, sum(self.highs[:count], Fraction(0)) / count

    def summed(self) -> tuple[Fraction, Fraction]:
        return _subset(self.lows, self.tally.least), -_subset([-high for high in self.highs], self.tally.least)

    def prorated(self) -> tuple[Fraction, Fraction]:
        counts = (max(self.tally.expected.low, self.tally.least), self.tally.expected.high)
        low, high = self.mean()
        return min(count * low for count in counts), max(count * high for count in counts)

    def filled(self, filling: Quotient) -> tuple[Fraction, Fraction]:
        lows = sorted(min(low, filling.low) for low in self.lows)
        highs = sorted(-max(high, filling.high) for high in self.highs)
        count = max(self.tally.expected.low, 1)
        return _subset(lows, count), -_subset(highs, count)


def _subset(lows: Sequence[Fraction], count: int) -> Fraction:
    """The least sum of `count` or more of some numbers in ascending order."""
    return sum(lows[:count], Fraction(0)) + sum((low for low in lows[count:] if low < 0), Fraction(0))


def bounded(value: Quotient, low: Fraction, high: Fraction, affine: Affine | None = None) -> Quotient:
    if affine is None:
        name = ("bounded", value.start, tuple(value.terms), value.divisor)
        affine = Affine(Fraction(0), {name: (Fraction(1), low, high)})
    ends = affine.bounds()
    return replace(value, low=max(low, ends[0]), high=min(high, ends[1]), affine=affine)


def with_guards(value: Quotient, tally: Tally) -> Quotient:
    if FALSE in tally.met:
        return NEVER
    return replace(value, guards=tuple(dict.fromkeys((*tally.met, *value.guards))))


def scaled_whole(value: Quotient, divisor: int) -> WholeStep:
    """The value times a multiple of its divisor, under its guards."""
    factor = divisor // value.divisor
    step = linear(value.start * factor, [(factor * count, inner) for count, inner in value.terms.values()])
    return only_if(all_of(value.guards), step)
