"""How likely each category of an item is at a theta, and how that changes with theta."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, expm1

from ..bank import Item

Curve = tuple[float, float, float]


def curves(item: Item, scaling: float, theta: float) -> list[Curve]:
    """For each category P, P'/P and P''/P (derivatives by theta); `scaling` is D.

    The ratios, not the derivatives: all that follows needs these, and they stay exact where P nearly vanishes.
    """
    slope = scaling * item.a
    if item.family == "graded":
        return graded(slope, item.b, theta)
    if item.family == "partial credit":
        return partial_credit(slope, item.b, theta)
    return logistic(slope, item.b[0], item.c, item.d, theta)


def information(item: Item, scaling: float, theta: float) -> float:
    """Fisher information of an item, the sum of P'^2 / P over its categories, in 1 / theta^2."""
    return sum([share * change * change for share, change, _ in curves(item, scaling, theta)])


def sigmoid(value: float) -> tuple[float, float]:
    """1 / (1 + e^-x) and 1 minus it, neither by a difference that would cancel."""
    below = exp(-value)
    upper = 1 / (1 + below)
    return upper, below * upper


def graded(slope: float, thresholds: Sequence[float], theta: float) -> list[Curve]:
    """P_k = S(x_k) - S(x_k+1) with x_k = slope * (theta - b_k) and S the sigmoid (Samejima 1969).

    The difference is taken as S(x_k) * S(-x_k+1) * (1 - e^-(slope * (b_k+1 - b_k))), which is the same and does not
    cancel; so (ln P)' = slope * (1 - S(x_k) - S(x_k+1)).
    """
    steps = [(1.0, 0.0), *(sigmoid(slope * (theta - threshold)) for threshold in thresholds), (0.0, 1.0)]
    found = []
    for index, ((upper, lower), (next_upper, next_lower)) in enumerate(zip(steps, steps[1:], strict=False)):
        inner = 0 < index < len(thresholds)
        gap = -expm1(-slope * (thresholds[index] - thresholds[index - 1])) if inner else 1.0
        change = slope * (lower - next_upper)
        bend = slope * slope * (upper * lower + next_upper * next_lower)
        found.append((upper * next_lower * gap, change, change * change - bend))
    return found


def partial_credit(slope: float, steps: Sequence[float], theta: float) -> list[Curve]:
    """P_k in proportion to e^(slope * sum of (theta - b_i) for i <= k) (Muraki 1992; slope = D is Masters 1982)."""
    exponents = [0.0]
    for each in steps:
        exponents.append(exponents[-1] + slope * (theta - each))
    top = max(exponents)
    weights = [exp(exponent - top) for exponent in exponents]
    total = sum(weights)
    shares = [weight / total for weight in weights]
    mean = sum([category * share for category, share in enumerate(shares)])
    spread = sum([(category - mean) * (category - mean) * share for category, share in enumerate(shares)])
    found = []
    for category, share in enumerate(shares):
        change = slope * (category - mean)
        found.append((share, change, change * change - slope * slope * spread))
    return found


def logistic(slope: float, difficulty: float, low: float, high: float, theta: float) -> list[Curve]:
    """P_1 = c + (d - c) * S(slope * (theta - b)), P_0 = 1 - P_1 (Barton and Lord 1981)."""
    upper, lower = sigmoid(slope * (theta - difficulty))
    yes, no = low + (high - low) * upper, (1 - high) + (high - low) * lower
    first = (high - low) * slope * upper * lower
    second = first * slope * (lower - upper)
    return [(no, -first / no, -second / no), (yes, first / yes, second / yes)]
