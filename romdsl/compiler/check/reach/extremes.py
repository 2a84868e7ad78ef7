"""The lowest or highest of independent elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from .numbers import Numbers
from .sums import Outcome, can_be_unmet
from .work import WORK, TooMuch

_MOST_VALUES = 2_000


def extremes(
    highest: bool, outcomes: list[Outcome], allowed: Callable[[int, int], bool], filling: Numbers | None
) -> Numbers:
    """All values that `min`, or `max`, can have; `filling` is what a missing element counts as."""
    sign = -1 if highest else 1
    groups = Counter(Outcome(frozenset(sign * v for v in o.values), o.missing, o.apart) for o in outcomes)
    values = sorted({value for outcome in groups for value in outcome.values})
    if len(values) > _MOST_VALUES:
        raise TooMuch
    WORK.spend(len(values) * (3 * len(groups) + sum(len(outcome.values) for outcome in groups)))
    fills = None if filling is None else frozenset(sign * value for value in filling.values())
    found: set[Fraction] = set()
    met = False
    for value in values:
        lacking = _how_lacking(groups, value, len(outcomes), allowed)
        met = met or bool(lacking)
        if fills is None:
            found |= {value} if lacking else set()
            continue
        for fill in fills:
            found |= {min(value, fill) if lacks else value for lacks in lacking}
    if fills is not None and _all_lack(groups, allowed):
        met = True
        found |= fills
    missing = can_be_unmet(outcomes, allowed) or (met and filling is not None and filling.missing)
    return Numbers((), frozenset(sign * value for value in found), missing)


def _how_lacking(
    groups: Counter[Outcome], value: Fraction, size: int, allowed: Callable[[int, int], bool]
) -> set[bool]:
    """Whether `value` can be the lowest with none missing (False), with some missing (True)."""
    missing = apart = spare = 0
    can_be = False
    for outcome, count in groups.items():
        equal = value in outcome.values
        if equal or any(other >= value for other in outcome.values):
            can_be = can_be or equal
            spare += count if outcome.missing else 0
            continue
        if outcome.apart:
            apart += count
            spare += count if outcome.missing else 0
        elif outcome.missing:
            missing += count
        else:
            return set()
    if not can_be or not allowed(size - missing - apart, size - apart):
        return set()
    if missing:
        return {True}
    return {False, True} if _one_more(groups, value, size, apart, allowed) else {False}


def _one_more(
    groups: Counter[Outcome], value: Fraction, size: int, apart: int, allowed: Callable[[int, int], bool]
) -> bool:
    """Whether one element more can be missing while `value` stays the lowest."""
    equal = sum(count for outcome, count in groups.items() if value in outcome.values)
    for outcome in groups:
        if not outcome.missing:
            continue
        above = value in outcome.values or any(other >= value for other in outcome.values)
        if above and (value not in outcome.values or equal > 1) and allowed(size - apart - 1, size - apart):
            return True
        if not above and allowed(size - apart, size - apart + 1):
            return True
    return False


def _all_lack(groups: Counter[Outcome], allowed: Callable[[int, int], bool]) -> bool:
    """Whether all expected elements can be missing, and the rule be met."""
    if not all(outcome.missing or outcome.apart for outcome in groups):
        return False
    missing = sum(count for outcome, count in groups.items() if outcome.missing)
    return missing > 0 and allowed(0, missing)
