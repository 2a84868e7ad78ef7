"""The mode of the posterior and Warm's weighted likelihood for many persons; formulas: `plain.modes`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..plain.modes import HALVINGS
from .curves import Reals
from .tables import Answers, Tables, marked, summed

Slopes = tuple[Reals, Reals, Reals]


def maximum_a_posteriori(tables: Tables, answers: Answers) -> tuple[Reals, Reals]:
    """Theta and error (persons,) at the mode of the posterior."""
    metric = tables.bank.metric
    mean, variance = metric.prior_mean, metric.prior_sd * metric.prior_sd

    def slope(theta: Reals, slopes: Slopes) -> Reals:
        return slopes[0] - (theta - mean) / variance

    heights = -(tables.nodes - mean) * (tables.nodes - mean) / (2 * variance)
    theta = _crossing(tables, answers, slope, heights)
    return theta, 1 / np.sqrt(_slopes(tables, answers, theta)[1] + 1 / variance)


def weighted_likelihood(tables: Tables, answers: Answers) -> tuple[Reals, Reals]:
    """Theta and error (persons,) by weighted likelihood; NaN for who answered nothing."""

    def slope(theta: Reals, slopes: Slopes) -> Reals:
        return slopes[0] + slopes[2] / (2 * slopes[1])

    with np.errstate(divide="ignore", invalid="ignore"):
        theta = _crossing(tables, answers, slope, np.zeros(len(tables.nodes)))
        error = 1 / np.sqrt(_slopes(tables, answers, theta)[1])
    empty = (answers < 0).all(1)
    return np.where(empty, np.nan, theta), np.where(empty, np.nan, error)


def _slopes(tables: Tables, answers: Answers, theta: Reals) -> Slopes:
    """(ln L)', I and J of each person at a theta of their own."""
    change, known, lean = np.zeros((3, len(theta)))
    for group in tables.groups:
        chosen = answers[:, group.items]
        answered = chosen >= 0
        shares, first, second = group.curves(theta)
        picked = np.take_along_axis(first, np.maximum(chosen, 0)[..., None], -1)[..., 0]
        change += np.where(answered, picked, 0).sum(1)
        known += np.where(answered, (shares * first * first).sum(-1), 0).sum(1)
        lean += np.where(answered, (shares * first * second).sum(-1), 0).sum(1)
    return change, known, lean


def _crossing(tables: Tables, answers: Answers, slope: Callable[[Reals, Slopes], Reals], heights: Reals) -> Reals:
    """Where each slope falls through zero, as `plain.modes` chooses it; `heights` of the nodes beside ln L."""
    nodes, hot, answered = tables.nodes, marked(tables, answers), (answers >= 0).astype(float)
    at_nodes = summed(hot, tables.change), answered @ tables.information, answered @ tables.lean
    rising = slope(nodes, at_nodes) > 0
    starts = rising[:, :-1] & ~rising[:, 1:]
    start = np.where(starts, (summed(hot, tables.logarithm) + heights)[:, :-1], -np.inf).argmax(1)
    left, right = nodes[start], nodes[start + 1]
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        up = slope(middle, _slopes(tables, answers, middle)) > 0
        left, right = np.where(up, middle, left), np.where(up, right, middle)
    end = np.where(rising[:, -1], nodes[-1], nodes[0])
    theta: Reals = np.where(starts.any(1), (left + right) / 2, end)
    return theta
