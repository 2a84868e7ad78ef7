"""Steps about the answer to an item as it is given, whether the item is shown or not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from ....model.measure import Choice, DateAnswer, DurationAnswer, Item, NumberAnswer, Option, Slider, TimeAnswer, YesNo
from ....program import (
    ItemClock,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemScore,
    ItemTicked,
    ItemTruth,
    TruthStep,
    WholeStep,
)
from .items import LONGEST_DURATION, NON_ANSWERS, decimals_of, scores
from .steps import MISSING, any_of, is_missing, negate

Table = tuple[tuple[str, int], ...]


def table_of(options: Sequence[Option], divisor: int, reverse: bool) -> Table:
    """Each code and its score as a whole number."""
    found = [(option.code, option.score) for option in options if option.score is not None]
    if not reverse:
        return tuple((code, int(score * divisor)) for code, score in found)
    ends = min(score for _, score in found) + max(score for _, score in found) if found else Fraction(0)
    return tuple((code, int((ends - score) * divisor)) for code, score in found)


def by_table(id: str, table: Table) -> WholeStep:
    if not table:
        return MISSING
    numbers = [score for _, score in table]
    return ItemScore(id, table, _affine(table), low=min(numbers), high=max(numbers))


def number_given(item: Item) -> ItemNumber:
    """The number that was given, in the unit of its last decimal."""
    grid = 10 ** decimals_of(item)
    low, high = scores(item)
    return ItemNumber(item.id, decimals_of(item), low=int(low * grid), high=int(high * grid))


def clock_given(item: Item) -> ItemClock:
    """The minutes of a time or duration, or the number yyyymmdd of a date."""
    match item.answer:
        case TimeAnswer():
            return ItemClock(item.id, "time", low=0, high=24 * 60 - 1)
        case DateAnswer():
            return ItemClock(item.id, "date", low=1_01_01, high=9999_12_31)
        case _:
            return ItemClock(item.id, "duration", low=0, high=LONGEST_DURATION)


def ticked_given(item: Item) -> ItemTicked:
    assert isinstance(item.answer, Choice)
    most = sum(option.non_answer is None for option in item.answer.options)
    return ItemTicked(item.id, low=0, high=most)


def given(item: Item) -> TruthStep:
    """Whether there is an answer that is no non-answer, shown or not; never missing."""
    match item.answer:
        case Choice(several=True):
            return negate(is_missing(ticked_given(item)))
        case Choice(options):
            codes = tuple(option.code for option in options if option.non_answer is None)
            return ItemIs(item.id, codes, may_be_missing=False)
        case YesNo():
            return negate(is_missing(ItemTruth(item.id)))
        case NumberAnswer() | Slider():
            return negate(is_missing(number_given(item)))
        case TimeAnswer() | DateAnswer() | DurationAnswer():
            return negate(is_missing(clock_given(item)))
        case _:
            refused = ItemIs(item.id, tuple(f"!{reason}" for reason in NON_ANSWERS), may_be_missing=False)
            return negate(any_of([ItemIsBlank(item.id, may_be_missing=False), refused]))


@cache
def _affine(table: Table) -> tuple[int, int] | None:
    """(a, b) where every score is a + b * code, the codes being whole numbers."""
    try:
        points = [(int(code), score) for code, score in table if str(int(code)) == code]
    except ValueError:
        return None
    if len(points) < len(table):
        return None
    (code, score), rest = points[0], points[1:]
    if not rest:
        return score - code, 1
    slope = Fraction(rest[0][1] - score, rest[0][0] - code)
    if slope.denominator != 1 or any(other != score + slope * (at - code) for at, other in rest):
        return None
    return int(score - slope * code), int(slope)
