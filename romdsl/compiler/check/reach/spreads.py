"""Aggregates that hang on more than the sum: medians, standard deviations, sums with weights."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import TypeVar

from ....interpreter.reals import as_real, function_of
from ....interpreter.values import Lacking
from .bits import sum_set, sum_work
from .numbers import ZERO, Numbers
from .pieces import Piece
from .sums import Outcome, can_be_unmet, sums_of
from .work import WORK, TooMuch

Allowed = Callable[[int, int], bool]
A = TypeVar("A")

_MOST_ENTRIES = 30_000


def medians(outcomes: Sequence[Outcome], allowed: Allowed, filling: Numbers | None) -> Numbers:
    """All values of the one in the middle, or half the sum of the two in the middle."""

    def with_one(values: tuple[Fraction, ...], value: Fraction) -> tuple[Fraction, ...]:
        found = list(values)
        insort(found, value)
        return tuple(found)

    def middle(values: tuple[Fraction, ...], lacking: int) -> Iterator[Fraction | None]:
        for fill in _fills(filling, lacking):
            ordered, half = sorted([*values, *fill]), (len(values) + len(fill)) // 2
            yield ordered[half] if (len(ordered)) % 2 else (ordered[half - 1] + ordered[half]) / 2

    start: tuple[Fraction, ...] = ()
    return _each(outcomes, allowed, filling, start, with_one, middle)


def deviations(outcomes: Sequence[Outcome], allowed: Allowed, filling: Numbers | None) -> Numbers:
    """All standard deviations of a sample; missing below two."""
    if any(outcome.is_vague for outcome in outcomes):
        raise TooMuch
    start: tuple[int, Fraction, Fraction] = (0, ZERO, ZERO)

    def with_one(sums: tuple[int, Fraction, Fraction], value: Fraction) -> tuple[int, Fraction, Fraction]:
        return sums[0] + 1, sums[1] + value, sums[2] + value * value

    def deviation(sums: tuple[int, Fraction, Fraction], lacking: int) -> Iterator[Fraction | None]:
        for fill in _fills(filling, lacking):
            found = sums
            for value in fill:
                found = with_one(found, value)
            yield _deviation(*found)

    return _each(outcomes, allowed, filling, start, with_one, deviation)


def _deviation(count: int, total: Fraction, squares: Fraction) -> Fraction | None:
    if count < 2:
        return None
    found = function_of("sqrt", as_real((count * squares - total * total) / (count * (count - 1))))
    return None if isinstance(found, Lacking) else Fraction(found)


def _fills(filling: Numbers | None, lacking: int) -> list[list[Fraction]]:
    """What is filled in for the missing ones: nothing without `as`."""
    return [[]] if filling is None else [[value] * lacking for value in filling.values()]


def _each(
    outcomes: Sequence[Outcome],
    allowed: Allowed,
    filling: Numbers | None,
    start: A,
    with_one: Callable[[A, Fraction], A],
    results: Callable[[A, int], Iterator[Fraction | None]],
) -> Numbers:
    """Results of all that independent elements add up to, those alike taken together."""
    size = len(outcomes)
    entries: set[tuple[int, int, A]] = {(0, 0, start)}
    for outcome in outcomes:
        following: set[tuple[int, int, A]] = set()
        for missing, apart, sums in entries:
            following.update((missing, apart, with_one(sums, value)) for value in outcome.values)
            if outcome.missing and allowed(size - missing - 1 - apart, size - apart):
                following.add((missing + 1, apart, sums))
            if outcome.apart:
                following.add((missing, apart + 1, sums))
        WORK.spend(2 * len(following))
        entries = following
        if len(entries) > _MOST_ENTRIES:
            raise TooMuch
    found: set[Fraction | None] = {None} if can_be_unmet(outcomes, allowed) else set()
    for missing, apart, sums in entries:
        if allowed(size - missing - apart, size - apart):
            WORK.spend(2)
            found.update(results(sums, missing))
            found |= {None} if filling is not None and filling.missing else set()
    return Numbers((), frozenset(value for value in found if value is not None), None in found)


def weighted(outcomes: Sequence[Outcome], allowed: Allowed, times: Fraction) -> Numbers:
    """times * the sum of value * weight / the sum of weights; missing where that sum is 0."""
    size = len(outcomes)
    weights = {weight for outcome in outcomes for weight, _ in outcome.weighted}
    missing = can_be_unmet(outcomes, allowed)
    pieces: dict[Piece, None] = {}
    for answered, weight, start, unit, bits in (
        _with_one_weight(outcomes, allowed, weights) if len(weights) == 1 else _with_weights(outcomes, allowed)
    ):
        if weight:
            note = "" if answered == size else f"with {answered} answered"
            pieces[Piece(start * times / weight, unit * times / weight, bits, note)] = None
        else:
            missing = True
    return Numbers(tuple(pieces), frozenset(), missing)


Weighted = Iterator[tuple[int, Fraction, Fraction, Fraction, int]]
"""How many are answered, the sum of their weights, and start, unit and bits of what the values come to."""


def _with_one_weight(outcomes: Sequence[Outcome], allowed: Allowed, weights: set[Fraction]) -> Weighted:
    (weight,) = weights
    for sums in sums_of(outcomes, allowed):
        yield sums.answered, weight * sums.answered, sums.start, sums.unit, sums.bits


def _with_weights(outcomes: Sequence[Outcome], allowed: Allowed) -> Weighted:
    size = len(outcomes)
    values = {value for outcome in outcomes for _, some in outcome.weighted for value in some}
    over = lcm(*(value.denominator for value in values))
    least = int(min(values, default=ZERO) * over)
    unit = gcd(*(int(value * over) - least for value in values)) or 1
    entries: dict[tuple[int, int, Fraction], int] = {(0, 0, ZERO): 1}
    for outcome in outcomes:
        by_weight = [
            (weight, sum(1 << (int(value * over) - least) // unit for value in some))
            for weight, some in outcome.weighted
        ]
        following: dict[tuple[int, int, Fraction], int] = {}
        for (missing, apart, total), bits in entries.items():
            found = [((missing, apart, total + weight), sum_set(bits, places)) for weight, places in by_weight]
            WORK.spend(sum(2 + sum_work(bits, places) for _, places in by_weight))
            if outcome.missing and allowed(size - missing - 1 - apart, size - apart):
                found.append(((missing + 1, apart, total), bits))
            if outcome.apart:
                found.append(((missing, apart + 1, total), bits))
            for key, more in found:
                following[key] = following.get(key, 0) | more
        entries = following
    for (missing, apart, total), bits in entries.items():
        answered = size - missing - apart
        if allowed(answered, size - apart):
            yield answered, total, Fraction(answered * least, over), Fraction(unit, over), bits


__all__ = ["deviations", "medians", "weighted"]
