"""Theta where a slope is zero: the mode of the posterior, and Warm's weighted likelihood."""

from __future__ import annotations

from collections.abc import Callable
from math import log, nan, sqrt

from ..bank import Bank
from ..estimate import Estimate
from .curves import curves
from .posterior import Given

HALVINGS = 45


def maximum_a_posteriori(bank: Bank, given: Given) -> Estimate:
    """The mode of the posterior between the ends of the grid (MAP; Samejima 1969).

    The error is 1 / sqrt(information + 1 / prior variance).
    """
    mean, variance = bank.metric.prior_mean, bank.metric.prior_sd * bank.metric.prior_sd

    def slope(theta: float) -> float:
        return _slopes(bank, given, theta)[0] - (theta - mean) / variance

    def height(theta: float) -> float:
        return _likelihood(bank, given, theta) - (theta - mean) * (theta - mean) / (2 * variance)

    theta = _crossing(bank.metric.nodes, slope, height)
    return Estimate(theta, 1 / sqrt(_slopes(bank, given, theta)[1] + 1 / variance))


def weighted_likelihood(bank: Bank, given: Given) -> Estimate:
    """Theta where (ln L)' + J / (2 I) is zero, with J the sum of P' P'' / P (WLE; Warm 1989), within the grid.

    The error is 1 / sqrt(I).  Without an answer nothing can be said: both are NaN.
    """
    if all(category is None for _, category in given):
        return Estimate(nan, nan)

    def slope(theta: float) -> float:
        change, known, lean = _slopes(bank, given, theta)
        return change + lean / (2 * known)

    theta = _crossing(bank.metric.nodes, slope, lambda theta: _likelihood(bank, given, theta))
    return Estimate(theta, 1 / sqrt(_slopes(bank, given, theta)[1]))


def _slopes(bank: Bank, given: Given, theta: float) -> tuple[float, float, float]:
    """(ln L)', I and J of what was answered."""
    change = known = lean = 0.0
    for item, category in given:
        if category is not None:
            at = curves(bank.items[item], bank.metric.scaling, theta)
            change += at[category][1]
            known += sum([share * first * first for share, first, _ in at])
            lean += sum([share * first * second for share, first, second in at])
    return change, known, lean


def _likelihood(bank: Bank, given: Given, theta: float) -> float:
    """ln L of what was answered."""
    scaling = bank.metric.scaling
    return sum(
        [log(curves(bank.items[item], scaling, theta)[category][0]) for item, category in given if category is not None]
    )


def _crossing(nodes: tuple[float, ...], slope: Callable[[float], float], height: Callable[[float], float]) -> float:
    """Where the slope falls through zero: of several places the one that begins highest; of none, an end.

    Halving takes the same way in every language, which a quicker search would not.
    """
    rising = [slope(node) > 0 for node in nodes]
    starts = [index for index in range(len(nodes) - 1) if rising[index] and not rising[index + 1]]
    if not starts:
        return nodes[-1] if rising[-1] else nodes[0]
    start = max(starts, key=lambda index: height(nodes[index])) if len(starts) > 1 else starts[0]
    left, right = nodes[start], nodes[start + 1]
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        if slope(middle) > 0:
            left = middle
        else:
            right = middle
    return (left + right) / 2
