"""What holds only for some people: bands, caseness, norms and percentiles of a score."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeVar

from ..model.expression import Expression, Name
from ..model.measure import Score
from .known import Known, Scope
from .matching import fitting_row, matter_of, present
from .reals import combined
from .values import INSUFFICIENT, Lacking, Value, as_any_number, as_truth

NO_NORM = Lacking("no_norm")

Held = TypeVar("Held")


def holding(things: Iterable[tuple[Expression | None, Held]], known: Known) -> Held | Lacking:
    """The first thing whose condition is true (none: always); else the first reason why one is missing."""
    lacking: Lacking | None = None
    for when, thing in things:
        truth = True if when is None else as_truth(known.value(when, Scope()))
        if truth is True:
            return thing
        if isinstance(truth, Lacking) and lacking is None:
            lacking = truth
    return NO_NORM if lacking is None else lacking


def band_of(score: Score, known: Known) -> str | Lacking:
    """The code of the band that holds the score's value."""
    value = known.values[score.id]
    if isinstance(value, Lacking):
        return value
    bands = holding(score.band_sets, known)
    if isinstance(bands, Lacking):
        return bands
    assert isinstance(value, Fraction), f"{score.id} has bands and is no exact number"
    return next((band.code for band in bands if value in band.interval), INSUFFICIENT)


def caseness_of(score: Score, known: Known) -> bool | None:
    """Whether the value counts as a case; None where that cannot be said."""
    value = known.values[score.id]
    caseness = holding(((each.when, each) for each in score.caseness), known)
    if isinstance(value, Lacking) or isinstance(caseness, Lacking):
        return None
    assert isinstance(value, Fraction), f"{score.id} has a cut-off and is no exact number"
    return value in caseness.interval


def standardised(function: str, score: Score, known: Known) -> Value:
    """`z` or `t_score` of a score, by the norm that holds."""
    value = as_any_number(known.values[score.id])
    if isinstance(value, Lacking):
        return value
    norm = holding(((each.when, each) for each in score.norms), known)
    return norm if isinstance(norm, Lacking) else standard(function, value, norm.mean, norm.deviation)


def standard(function: str, value: Fraction | float, mean: Fraction | float, deviation: Fraction | float) -> Value:
    """(x − m) / s for `z`, 50 + 10 · (x − m) / s for `t_score`, from left to right."""
    found = combined("-", value, mean)
    if function == "t_score" and not isinstance(found, Lacking):
        found = combined("*", Fraction(10), found)
    if not isinstance(found, Lacking):
        found = combined("/", found, deviation)
    if function == "t_score" and not isinstance(found, Lacking):
        found = combined("+", Fraction(50), found)
    return found


def percentile_of(score: Score, known: Known) -> Value:
    """By the first table of percentiles that has a row for this person and score."""
    for percentile in score.percentiles:
        table = percentile.table
        keys = present(matter_of(Name(key.value), known, Scope()) for key in table.keys)
        if isinstance(keys, Lacking):
            return keys
        row = fitting_row(table, keys)
        if row is not None and row.values[0] is not None:
            return row.values[0]
    return NO_NORM
