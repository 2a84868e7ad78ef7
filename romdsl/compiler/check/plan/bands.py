"""Bands as questions in ascending order: one comparison each, where nothing lies between two bands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from ....model.expression import Expression, Interval
from ....model.measure import Band, Score
from ....program import TruthStep, Word, WordStep
from .choosing import compared, inside
from .quotient import Quotient, exactly
from .steps import MISSING_TRUTH, any_of, content, if_truth, is_missing, is_true, negate
from .words import INSUFFICIENT, NO_NORM, NOTHING, Case, first_word

if TYPE_CHECKING:
    from .formulas import Formulas


class Bands:
    """The bands and the cut-off of a score, each for those of whom its condition is true."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def band(self, score: Score) -> WordStep:
        """The code of the band, under a name; no word where there is none."""
        named, value = self.formulas.named, self.formulas.value(score)
        if not isinstance(value, Quotient):
            return NOTHING
        before, named.owner = named.owner, score.id
        cases = [(self.formulas.holds(score, when), _band(value, bands)) for when, bands in score.band_sets]
        word = named.word(f"{score.id}_band", first_word(cases, NOTHING), ("band", score.id))
        named.owner = before
        return word

    def caseness(self, score: Score) -> TruthStep | None:
        """Whether the value is one of a case; None for a score without a cut-off."""
        value = self.formulas.value(score)
        if not score.caseness or not isinstance(value, Quotient):
            return None
        found: TruthStep = MISSING_TRUTH
        for caseness in reversed(score.caseness):
            holds = is_true(self.formulas.holds(score, caseness.when))
            found = if_truth(holds, inside(value, caseness.interval), found)
        return found

    def why_no_band(self, score: Score) -> WordStep:
        """Why the score has no band; no word when it has one."""
        reasons, word = self.formulas.reasons, self.band(score)
        cases: list[Case] = [
            (negate(is_missing(word)), NOTHING),
            (reasons.lacks(self.formulas.value(score)), reasons.of_thing(score)),
        ]
        conditions = [when for when, _ in score.band_sets]
        if None in conditions:
            return first_word(cases, INSUFFICIENT)
        cases.append((any_of(is_true(self.formulas.holds(score, when)) for when in conditions), INSUFFICIENT))
        return first_word([*cases, *self.open_conditions(score, conditions)], NO_NORM)

    def open_conditions(self, score: Score, conditions: Sequence[Expression | None]) -> list[Case]:
        """The reason of each condition that is missing."""
        return [
            (is_missing(self.formulas.holds(score, when)), self.formulas.why_open(when))
            for when in conditions
            if when is not None
        ]


def _band(value: Quotient, bands: Sequence[Band]) -> WordStep:
    codes = {id(band.interval): Word(band.code, may_be_missing=False) for band in bands}
    cases = in_order(value, [band.interval for band in bands])
    return first_word([(truth, codes[id(interval)]) for truth, interval in cases], NOTHING)


def disjoint(intervals: Sequence[Interval]) -> bool:
    """Whether no number lies in two of them."""
    ordered = _ascending(intervals)
    for before, after in zip(ordered, ordered[1:], strict=False):
        if before.high is None or after.low is None or before.high > after.low:
            return False
        if before.high == after.low and not (before.high_open or after.low_open):
            return False
    return True


def _ascending(intervals: Sequence[Interval]) -> list[Interval]:
    return sorted(intervals, key=lambda ends: (ends.low is not None, ends.low or 0, ends.low_open))


def in_order(value: Quotient, intervals: Sequence[Interval]) -> tuple[tuple[TruthStep, Interval], ...]:
    """Conditions in ascending order: the first that is true tells the interval; each is missing where the value is.

    As long as every lower value has been asked for, one comparison will do.
    """
    cases: list[tuple[TruthStep, Interval]] = []
    before: Interval | None = None
    complete = True
    for ends in _ascending(intervals):
        complete = complete and (_covers_start(value, ends) if before is None else _joins(value, before, ends))
        if complete and ends.high is not None and _within_high(value, ends) < value.high:
            condition = compared("<" if ends.high_open else "<=", value, exactly(ends.high))
        elif complete and ends.low is not None:
            condition = compared(">" if ends.low_open else ">=", value, exactly(ends.low))
        else:
            condition = inside(value, ends)
        cases.append((condition, ends))
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
