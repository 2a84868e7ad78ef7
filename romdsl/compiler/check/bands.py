"""Bands beside the values that a score can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ...model import written
from ...model.expression import Expression, Interval
from ...model.measure import Band, Score
from .context import Context

if TYPE_CHECKING:
    from .reach import Reach


@dataclass(frozen=True)
class Banded:
    """A score, bands of it that hold together, from low to high, and what it can reach where they hold: all
    that it can, or its ends alone."""

    score: Score
    bands: Sequence[Band]
    reach: Reach
    when: Expression | None = None
    """For whom they hold; None: for everybody."""

    @property
    def where(self) -> str:
        """` where age < 9`, as a sentence goes on; empty for everybody."""
        return where(self.when)


def where(condition: Expression | None) -> str:
    return "" if condition is None else f" where {written.formula(condition)}"


def banded_scores(context: Context) -> Iterator[Banded]:
    """The scores with bands of which it is known what they can reach, and whose bands are sound in themselves: one
    that cannot be read leaves no gap."""
    for score in context.measure.scores:
        if (
            not score.bands
            or score.id in context.garbled
            or any(context.touched(band.interval.span) for band in score.bands)
        ):
            continue
        for when, bands in score.band_sets:
            reach = context.reach(score, when)
            if reach is not None and reach.low is not None:
                yield Banded(score, sorted(bands, key=lambda band: low_end(band.interval)), reach, when)


def low_end(interval: Interval) -> tuple[bool, Fraction, bool]:
    """A key that orders intervals by where they begin."""
    return interval.low is not None, interval.low or Fraction(0), interval.low_open


def below(interval: Interval) -> Interval | None:
    """All numbers below an interval."""
    return None if interval.low is None else Interval(None, interval.low, False, not interval.low_open)


def above(interval: Interval) -> Interval | None:
    """All numbers above an interval."""
    return None if interval.high is None else Interval(interval.high, None, not interval.high_open, False)


def overlap(one: Interval | None, other: Interval | None) -> Interval | None:
    """The numbers that two intervals share; None where there is none."""
    if one is None or other is None:
        return None
    low: Fraction | None
    high: Fraction | None
    low, low_open = max(lows(one, other), default=(None, False))
    high, closed = min(highs(one, other), default=(None, True))
    if low is not None and high is not None and (low > high or (low == high and (low_open or not closed))):
        return None
    return Interval(low, high, low_open, not closed)


def lows(*intervals: Interval) -> list[tuple[Fraction, bool]]:
    return [(interval.low, interval.low_open) for interval in intervals if interval.low is not None]


def highs(*intervals: Interval) -> list[tuple[Fraction, bool]]:
    return [(interval.high, not interval.high_open) for interval in intervals if interval.high is not None]


def with_furthest_before(bands: Sequence[Band]) -> Iterator[tuple[Band | None, Band]]:
    """Each band with the one of those before it that ends last."""
    earlier: Band | None = None
    for band in bands:
        yield earlier, band
        earlier = band if earlier is None else furthest((earlier, band))


def furthest(bands: Sequence[Band]) -> Band:
    """The band that ends last."""
    return max(
        bands,
        key=lambda band: (band.interval.high is None, band.interval.high or Fraction(0), not band.interval.high_open),
    )


def reported(value: Fraction, score: Score) -> Fraction:
    """The value with its decimals, halves away from zero."""
    if score.decimals is None:
        return value
    scaled = abs(value) * 10**score.decimals.value
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Fraction(whole, 10**score.decimals.value)
    return -rounded if value < 0 else rounded
