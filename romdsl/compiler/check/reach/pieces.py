"""Parts of a set of numbers: progressions with bits for what occurs, what divides by one, and ends alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from ....model.expression import Interval
from .work import TooMuch

MUCH = 10**9
"""How many values are counted of a part of which only the ends are known."""


@dataclass(frozen=True, slots=True)
class Piece:
    """start + unit * i for each bit i that is set; `unit` may be negative.  `note` says how such a
    value comes about: `with 8 answered`."""

    start: Fraction
    unit: Fraction
    bits: int
    note: str = ""

    def count(self) -> int:
        return self.bits.bit_count()

    def ends(self) -> tuple[Fraction, Fraction]:
        first = self.start + self.unit * ((self.bits & -self.bits).bit_length() - 1)
        last = self.start + self.unit * (self.bits.bit_length() - 1)
        return min(first, last), max(first, last)

    def part(self, interval: Interval) -> Piece | None:
        """What of it lies in an interval."""
        low, high = 0, self.bits.bit_length() - 1
        ends = [(interval.low, interval.low_open), (interval.high, interval.high_open)]
        if self.unit < 0:
            ends.reverse()
        if ends[0][0] is not None:
            at = (ends[0][0] - self.start) / self.unit
            low = max(low, floor(at) + 1 if ends[0][1] else ceil(at))
        if ends[1][0] is not None:
            at = (ends[1][0] - self.start) / self.unit
            high = min(high, ceil(at) - 1 if ends[1][1] else floor(at))
        if high < low:
            return None
        found = (self.bits >> low) & ((1 << (high - low + 1)) - 1)
        return Piece(self.start + self.unit * low, self.unit, found, self.note) if found else None

    def lowest(self, interval: Interval) -> Fraction | None:
        found = self.part(interval)
        return found.ends()[0] if found is not None else None

    def values(self) -> Iterator[Fraction]:
        bits, place = self.bits, 0
        while bits:
            step = (bits & -bits).bit_length() - 1
            place += step
            yield self.start + self.unit * place
            bits >>= step + 1
            place += 1

    def moved(self, factor: Fraction, shift: Fraction) -> Piece:
        """factor * value + shift."""
        return replace(self, start=factor * self.start + shift, unit=factor * self.unit)


@dataclass(frozen=True, slots=True)
class Inverse:
    """shift + factor / x for each x of a piece, all of one sign: a question about an interval is asked of x."""

    piece: Piece
    factor: Fraction
    shift: Fraction = Fraction(0)

    @property
    def note(self) -> str:
        return self.piece.note

    def count(self) -> int:
        return self.piece.count()

    def _of(self, x: Fraction) -> Fraction:
        return self.shift + self.factor / x

    def ends(self) -> tuple[Fraction, Fraction]:
        one, other = map(self._of, self.piece.ends())
        return min(one, other), max(one, other)

    def lowest(self, interval: Interval) -> Fraction | None:
        asked = self._asked(interval)
        found = self.piece.part(asked) if asked is not None else None
        if found is None:
            return None
        # 1 / x falls as x rises.
        return self._of(found.ends()[1 if self.factor > 0 else 0])

    def _asked(self, interval: Interval) -> Interval | None:
        """The x of which the values lie in an interval; None where there is none."""
        low = (None if interval.low is None else (interval.low - self.shift) / self.factor, interval.low_open)
        high = (None if interval.high is None else (interval.high - self.shift) / self.factor, interval.high_open)
        if self.factor < 0:
            low, high = high, low
        # Where 1 / x lies, of the sign that x has.
        if self.piece.ends()[0] > 0:
            if high[0] is not None and high[0] <= 0:
                return None
            low = low if low[0] is not None and low[0] > 0 else (None, True)
        else:
            if low[0] is not None and low[0] >= 0:
                return None
            high = high if high[0] is not None and high[0] < 0 else (None, True)
        if low[0] is not None and high[0] is not None and low[0] > high[0]:
            return None
        least, most = (None if end[0] is None else 1 / end[0] for end in (high, low))
        return Interval(least, most, high[1], low[1])

    def values(self) -> Iterator[Fraction]:
        return map(self._of, self.piece.values())

    def moved(self, factor: Fraction, shift: Fraction) -> Inverse:
        return Inverse(self.piece, factor * self.factor, factor * self.shift + shift)


@dataclass(frozen=True, slots=True)
class Span:
    """Two values that occur, all others lying between them; which of those occur is not known."""

    low: Fraction
    high: Fraction
    note: str = ""

    def count(self) -> int:
        return MUCH

    def ends(self) -> tuple[Fraction, Fraction]:
        return self.low, self.high

    def is_apart(self, interval: Interval) -> bool:
        """Whether all lies outside an interval."""
        low, high = interval.low, interval.high
        return (low is not None and (self.high < low or (self.high == low and interval.low_open))) or (
            high is not None and (self.low > high or (self.low == high and interval.high_open))
        )

    def lowest(self, interval: Interval) -> Fraction | None:
        """One that lies in the interval, where that is known."""
        for end in (self.low, self.high):
            if end in interval:
                return end
        if self.is_apart(interval):
            return None
        raise TooMuch

    def values(self) -> Iterator[Fraction]:
        raise TooMuch

    def moved(self, factor: Fraction, shift: Fraction) -> Span:
        one, other = factor * self.low + shift, factor * self.high + shift
        return Span(min(one, other), max(one, other), self.note)


Part = Piece | Inverse | Span
