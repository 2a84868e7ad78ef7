"""Bands as questions in ascending order: one comparison each, where nothing lies between two bands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from ....model.expression import Interval
from ....model.measure import Band
from ....program import TruthStep
from .choosing import compared, inside
from .quotient import Quotient, exactly
from .steps import content


def band_cases(value: Quotient, bands: Sequence[Band]) -> tuple[tuple[TruthStep, str], ...]:
    """Conditions and codes; the first true condition gives the band, and each is missing where the value is."""
    ordered = sorted(bands, key=lambda band: (band.interval.low is not None, band.interval.low or 0))
    cases: list[tuple[TruthStep, str]] = []
    before: Interval | None = None
    for band in ordered:
        ends = band.interval
        joins = _covers_start(value, ends) if before is None else _joins(value, before, ends)
        if joins and ends.high is not None and _within_high(value, ends) < value.high:
            condition = compared("<" if ends.high_open else "<=", value, exactly(ends.high))
        elif joins and ends.low is not None:
            condition = compared(">" if ends.low_open else ">=", value, exactly(ends.low))
        else:
            condition = inside(value, ends)
        cases.append((condition, band.code))
        before = ends
    return tuple(cases)


def _covers_start(value: Quotient, ends: Interval) -> bool:
    return ends.low is None or value.low > ends.low or (value.low == ends.low and not ends.low_open)


def _within_high(value: Quotient, ends: Interval) -> Fraction:
    """The upper end of an interval, as far as the value can tell."""
    assert ends.high is not None
    return ends.high if not ends.high_open else min(ends.high, value.high - Fraction(1, value.divisor))


def _joins(value: Quotient, before: Interval, after: Interval) -> bool:
    """Whether no value can lie between two intervals, and none in both but for the upper one's sake."""
    if before.high is None or after.low is None or after.low < before.high:
        return False
    if before.high == after.low:
        return before.high_open != after.low_open
    if value.denominators:
        return False
    # The values lie on a grid: start / divisor plus multiples of grid.
    grid = Fraction(content(0, (factor for factor, _ in value.terms.values())), value.divisor)
    start = Fraction(value.start, value.divisor)
    first = start + grid * (floor((before.high - start) / grid) + 1)
    if before.high_open:
        first = start + grid * ceil((before.high - start) / grid)
    return first > after.low if after.low_open else first >= after.low
