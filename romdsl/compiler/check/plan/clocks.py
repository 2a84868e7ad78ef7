"""Hours between two times of day, and whole years between two dates."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ....program import WholeStep
from .named import NamedSteps
from .quotient import NEVER, Quotient, of_step
from .steps import MISSING, compare, constant, divide, if_whole, linear

DAY = 24 * 60
YEAR = 10_000
"""Of a date yyyymmdd: as long as the day of the year has not come, the difference stays below the next multiple."""


def hours_between(start: WholeStep, end: WholeStep, named: NamedSteps) -> Quotient:
    """From one time to the next time that the other one comes: minutes, of which 60 are an hour."""
    if MISSING in (start, end):
        return NEVER
    next_day = compare("<", end, start)
    minutes = if_whole(next_day, linear(DAY, [(1, end), (-1, start)]), linear(0, [(1, end), (-1, start)]))
    step = named.whole(f"{named.owner}_minutes", replace(minutes, low=0, high=DAY - 1))
    return of_step(step, 60, low=Fraction(0), high=Fraction(DAY - 1, 60))


def years_between(start: WholeStep, end: WholeStep) -> Quotient:
    """Whole years towards 0, whichever date is the earlier."""
    if MISSING in (start, end):
        return NEVER
    backwards = compare("<", end, start)
    before, after = linear(0, [(1, start), (-1, end)]), linear(0, [(1, end), (-1, start)])
    most = max(end.high - start.low, 0) // YEAR
    least = max(start.high - end.low, 0) // YEAR
    then = linear(0, [(-1, _years(before, least))])
    return of_step(if_whole(backwards, then, _years(after, most)))


def _years(days: WholeStep, most: int) -> WholeStep:
    return divide(replace(days, low=0), constant(YEAR), "floor", 0, most)
