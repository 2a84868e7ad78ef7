"""How much a bank and its forms tell, and where: the numbers behind the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from ..irt import Bank, Item
from ..irt.many.curves import groups
from ..irt.plain import curves
from .scale import Scale

Reals = NDArray[np.float64]
Range = tuple[float, float]
FOR_ONE, ENOUGH = 0.9, 0.8
"""Reliabilities in the norm group: what is usual for decisions about one person, and what tells groups apart (Nunnally
and Bernstein 1994).

A comparison and a report call `ENOUGH` good where nobody says another standard error: short forms of five or six items
seldom reach `FOR_ONE` anywhere, so by it all of them would look alike."""
_FURTHEST, _HALVINGS = 25.0, 45


@dataclass(frozen=True, slots=True)
class Curves:
    """At each theta: of each item the probability of its categories (categories, points); information (items,
    points), in units of the prior's precision: 1 is what knowing the norm group alone tells."""

    probability: tuple[Reals, ...]
    information: Reals


def curves_of(bank: Bank, thetas: Sequence[float]) -> Curves:
    """The curves of all items of a bank."""
    probability: list[Reals] = [np.zeros(0)] * len(bank.items)
    information = np.zeros((len(bank.items), len(thetas)))
    for group in groups(bank):
        shares, change, _ = group.curves(np.array(thetas))
        for place, item in enumerate(group.items):
            probability[int(item)] = shares[:, place].T
        information[group.items] = (shares * change * change).sum(-1).T * bank.metric.prior_sd**2
    return Curves(tuple(probability), information)


def errors_of(scale: Scale, information: Reals) -> Reals:
    """The standard error of a score, in units of the metric, from the sum of what items tell.

    The norm group counts as 1: spread / sqrt(1 + information), the posterior standard deviation of a person where the
    posterior is normal.
    """
    found: Reals = scale.spread / np.sqrt(1 + information)
    return found


def wanted_error(scale: Scale, wanted: float | None = None) -> float:
    """The standard error that is good enough: the one given, or that of a reliability of 0.8 in the norm group."""
    return wanted if wanted is not None else error_at(scale, ENOUGH)


def error_at(scale: Scale, reliability: float) -> float:
    """The standard error that a reliability in the norm group means, in units of the metric."""
    return scale.spread * sqrt(1 - reliability)


def reliability(scale: Scale, errors: Reals) -> float:
    """1 less the mean squared error over the variance of the norm group, weighted by its density (Green, Bock,
    Humphreys, Linn and Reckase 1984)."""
    weights = np.array([scale.density(value) for value in scale.values])
    return float(1 - (errors**2 * weights).sum() / weights.sum() / scale.spread**2)


def good_ranges(values: Sequence[float], errors: Reals, wanted: float) -> list[Range]:
    """Where the error is as wanted or less, with the ends between two points by a straight line."""
    found: list[Range] = []
    start: float | None = None
    for at, (value, error) in enumerate(zip(values, errors, strict=True)):
        if error <= wanted and start is None:
            start = value if at == 0 else _met(values, errors, at, wanted)
        if error > wanted and start is not None:
            found.append((start, _met(values, errors, at, wanted)))
            start = None
    return [*found, (start, values[-1])] if start is not None else found


def _met(values: Sequence[float], errors: Reals, at: int, wanted: float) -> float:
    before, after = float(errors[at - 1]), float(errors[at])
    return values[at - 1] + (values[at] - values[at - 1]) * (wanted - before) / (after - before)


def halfway(item: Item, scaling: float) -> list[float | None]:
    """For each category but the lowest, the theta where half give it or a higher one; None where there is no such.

    For graded items these are their thresholds b; for others b says something else, so it is searched.
    """
    if item.family == "graded":
        return list(item.b)
    return [_half(item, scaling, category) for category in range(1, item.categories)]


def _half(item: Item, scaling: float, category: int) -> float | None:
    low, high = -_FURTHEST, _FURTHEST
    if not reached(item, scaling, low, category) < 0.5 < reached(item, scaling, high, category):
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if reached(item, scaling, middle, category) < 0.5:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def reached(item: Item, scaling: float, theta: float, category: int) -> float:
    """The probability of a category or a higher one."""
    return sum(share for share, _, _ in curves(item, scaling, theta)[category:])


def expected_answer(item: Item, scaling: float, theta: float) -> float:
    """The mean category that persons at a theta give."""
    return sum(category * share for category, (share, _, _) in enumerate(curves(item, scaling, theta)))
