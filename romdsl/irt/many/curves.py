"""How likely each category is, for items of one family and number of categories at once; formulas: `plain.curves`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..bank import Bank, Family

Reals = NDArray[np.float64]
Curves = tuple[Reals, Reals, Reals]


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are worked out together: their indices, slopes D * a and asymptotes (items,), b (items, steps)."""

    family: Family
    items: NDArray[np.int64]
    slope: Reals
    steps: Reals
    low: Reals
    high: Reals

    def curves(self, theta: Reals) -> Curves:
        """P, P'/P and P''/P of shape (..., items, categories), for thetas of shape (...)."""
        at = theta[..., None]
        if self.family == "graded":
            return graded(self.slope, self.steps, at)
        if self.family == "partial credit":
            return partial_credit(self.slope, self.steps, at)
        return logistic(self.slope, self.steps[:, 0], self.low, self.high, at)

    def information(self, theta: Reals) -> Reals:
        """The sum of P'^2 / P over the categories, of shape (..., items), for thetas of shape (...).

        Category by category and without P'': it is worked out for each person and item before each item that `mfi`
        chooses.
        """
        at = theta[..., None]
        if self.family == "graded":
            return graded_information(self.slope, self.steps, at)
        if self.family == "partial credit":
            return partial_credit_information(self.slope, self.steps, at)
        shares, first, _ = logistic(self.slope, self.steps[:, 0], self.low, self.high, at)
        found: Reals = (shares * first * first).sum(-1)
        return found


def groups(bank: Bank) -> tuple[Group, ...]:
    """The items of a bank by family and number of categories."""
    found: dict[tuple[Family, int], list[int]] = {}
    for index, item in enumerate(bank.items):
        found.setdefault((item.family, item.categories), []).append(index)
    grouped = []
    for (family, _), indices in found.items():
        items = [bank.items[index] for index in indices]
        slope = np.array([bank.metric.scaling * item.a for item in items])
        steps = np.array([item.b for item in items])
        low, high = np.array([item.c for item in items]), np.array([item.d for item in items])
        grouped.append(Group(family, np.array(indices), slope, steps, low, high))
    return tuple(grouped)


def sigmoid(value: Reals) -> tuple[Reals, Reals]:
    below = np.exp(-value)
    upper = 1 / (1 + below)
    return upper, below * upper


def graded(slope: Reals, thresholds: Reals, theta: Reals) -> Curves:
    upper, lower = sigmoid(slope[:, None] * (theta[..., None] - thresholds))
    one = np.ones((*upper.shape[:-1], 1))
    upper, lower = np.concatenate([one, upper, 0 * one], -1), np.concatenate([0 * one, lower, one], -1)
    gap = np.ones((len(slope), thresholds.shape[1] + 1))
    gap[:, 1:-1] = -np.expm1(-slope[:, None] * (thresholds[:, 1:] - thresholds[:, :-1]))
    change = slope[:, None] * (lower[..., :-1] - upper[..., 1:])
    product = upper * lower
    bend = (slope * slope)[:, None] * (product[..., :-1] + product[..., 1:])
    return upper[..., :-1] * lower[..., 1:] * gap, change, change * change - bend


def graded_information(slope: Reals, thresholds: Reals, theta: Reals) -> Reals:
    upper, lower, found = np.ones(1), np.zeros(1), np.zeros(1)
    for index, threshold in enumerate([*thresholds.T, None]):
        if threshold is None:
            share, change = upper, lower
        else:
            next_upper, next_lower = sigmoid(slope * (theta - threshold))
            share, change = upper * next_lower, lower - next_upper
            if index > 0:
                share *= -np.expm1(-slope * (threshold - thresholds[:, index - 1]))
            upper, lower = next_upper, next_lower
        found = found + share * change * change
    return slope * slope * found


def partial_credit_information(slope: Reals, steps: Reals, theta: Reals) -> Reals:
    """a^2 times the variance of the category."""
    exponents = [np.zeros(np.broadcast_shapes(theta.shape, slope.shape))]
    for step in steps.T:
        exponents.append(exponents[-1] + slope * (theta - step))
    top = np.maximum.reduce(exponents)
    weights = [np.exp(exponent - top) for exponent in exponents]
    whole: Reals = np.add.reduce(weights)
    mean = np.add.reduce([category * weight for category, weight in enumerate(weights)]) / whole
    spread = np.add.reduce([(category - mean) ** 2 * weight for category, weight in enumerate(weights)])
    found: Reals = slope * slope * spread / whole
    return found


def partial_credit(slope: Reals, steps: Reals, theta: Reals) -> Curves:
    risen = np.cumsum(slope[:, None] * (theta[..., None] - steps), -1)
    exponents = np.concatenate([np.zeros((*risen.shape[:-1], 1)), risen], -1)
    weights = np.exp(exponents - exponents.max(-1, keepdims=True))
    shares = weights / weights.sum(-1, keepdims=True)
    categories = np.arange(shares.shape[-1])
    away = categories - (categories * shares).sum(-1, keepdims=True)
    spread = (away * away * shares).sum(-1, keepdims=True)
    change = slope[:, None] * away
    return shares, change, change * change - (slope * slope)[:, None] * spread


def logistic(slope: Reals, difficulty: Reals, low: Reals, high: Reals, theta: Reals) -> Curves:
    upper, lower = sigmoid(slope * (theta - difficulty))
    yes, no = low + (high - low) * upper, (1 - high) + (high - low) * lower
    first = (high - low) * slope * upper * lower
    second = first * slope * (lower - upper)
    return (
        np.stack([no, yes], -1),
        np.stack([-first / no, first / yes], -1),
        np.stack([-second / no, second / yes], -1),
    )
