"""What a feedback picture shows: one score of one person over time, or ratings of their own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..model.measure import Direction
from ..model.result import decimal_text


@dataclass(frozen=True, slots=True)
class Band:
    """A named part of the range; an end that is None is that of the score."""

    text: str
    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Cutoff:
    """Where cases begin.  `is_from_below`: this value and those above it count; else this and those below."""

    value: Fraction
    is_from_below: bool = True
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One time that the score was to be had.  `reason` says in words why there is no value; `band` is its
    band in words; one that `looks_back` is what the person remembers, and is joined to nothing."""

    date: date | None
    title: str
    value: Fraction | None
    number: int | None = None
    reason: str = ""
    version: str = ""
    band: str = ""
    note: str = ""
    looks_back: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A score of one person, in the order of time.

    `direction` is what higher values mean.  `low` and `high` are the ends of the score, None where it has
    none; `step` the distance of two values where that is always the same.  `reliable_change` is the
    smallest change that is more than error of measurement, None where the measure names none.
    """

    id: str
    title: str
    direction: Direction | None
    low: Fraction | None
    high: Fraction | None
    points: tuple[Point, ...]
    decimals: int = 0
    step: Fraction | None = None
    unit: str = ""
    bands: tuple[Band, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    reliable_change: Fraction | None = None
    is_the_same_thing: bool = True
    """False for a score that rests on what the person chose to rate: its values say nothing of change."""
    low_text: str = ""
    high_text: str = ""
    note: str = ""

    def shown(self, value: Fraction) -> str:
        """A value as the measure reports it, with a true minus sign."""
        return decimal_text(value, self.decimals).replace("-", "−")

    def plain(self, value: Fraction) -> str:
        """A number of the scale with just the decimals that it has; two of those that do not end."""
        digits = next((digits for digits in range(7) if (value * 10**digits).denominator == 1), None)
        if digits is None:
            value, digits = round(value, 2), 2
        return decimal_text(value, digits).replace("-", "−")

    @property
    def measured(self) -> tuple[int, ...]:
        """The places of the points that have a value of their own time."""
        return tuple(place for place, one in enumerate(self.points) if one.value is not None and not one.looks_back)

    def comparable(self, place: int, other: int) -> bool:
        """Whether two points were asked with the same version, as far as is known."""
        versions = {one.version for one in self._between(place, other) if one.version and not one.looks_back}
        return len(versions) < 2

    def _between(self, place: int, other: int) -> tuple[Point, ...]:
        return self.points[min(place, other) : max(place, other) + 1]

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places before which another version began."""
        found, known = [], ""
        for place, one in enumerate(self.points):
            if one.looks_back or not one.version:
                continue
            if known and one.version != known:
                found.append(place)
            known = one.version
        return tuple(found)

    @property
    def joined(self) -> tuple[tuple[int, ...], ...]:
        """The places that one line joins: no line goes over a missing value or into another version."""
        parts: list[list[int]] = []
        now = [place for place, one in enumerate(self.points) if not one.looks_back]
        for before, place in zip([None, *now], now, strict=False):
            if self.points[place].value is None:
                continue
            goes_on = before is not None and self.points[before].value is not None and self.comparable(before, place)
            if goes_on and parts:
                parts[-1].append(place)
            else:
                parts.append([place])
        return tuple(map(tuple, parts))

    @property
    def epochs(self) -> tuple[tuple[int, ...], ...]:
        """The places with a value that can be compared with each other: those of one version."""
        parts: list[list[int]] = []
        for place in self.measured:
            if parts and self.comparable(parts[-1][0], place):
                parts[-1].append(place)
            else:
                parts.append([place])
        return tuple(map(tuple, parts))

    @property
    def beyond(self) -> frozenset[int]:
        """The places of values that differ from the first comparable one by more than error."""
        if self.reliable_change is None:
            return frozenset()
        return frozenset(
            place
            for part in self.epochs
            for place in part[1:]
            if abs(self.value(place) - self.value(part[0])) >= self.reliable_change
        )

    def value(self, place: int) -> Fraction:
        value = self.points[place].value
        assert value is not None
        return value


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a person rates in words of their own: a series for each row, all on one scale."""

    id: str
    title: str
    rows: tuple[Series, ...]
    times: tuple[Point, ...]
    """All times that the person was asked, without values; the `number` of a row's point counts them from 1."""
