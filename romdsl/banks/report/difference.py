"""How far an item differs between two groups of people: the area between its curves, and where they are furthest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...irt import Item
from ..precision import Reals, expected_answer
from .subject import Pair, Subject

LITTLE = 0.005
"""Answers that are nearer are the same to two decimals."""
CROSSED = 0.2
"""Curves cross where so much of the area between them is lost by its signs: a tenth lies on the other side."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean answers of the first group less those of the second, by theta of what is pictured.

    `signed` and `unsigned` are the area between the curves over the grid of the metric, in points of the metric: the
    area over theta by the highest answer, so that it is how many points more it takes in the second group to give the
    same answers (Raju 1988 has it for the whole line, where it is the mean difference of the thresholds).  `mean` is
    the mean difference over the norm group, in answers.
    """

    first: Reals
    second: Reals
    signed: float
    unsigned: float
    mean: float

    @property
    def away(self) -> Reals:
        found: Reals = self.first - self.second
        return found

    @property
    def furthest(self) -> int:
        """The index of the theta where the groups differ most."""
        return int(np.abs(self.away).argmax())

    @property
    def is_none(self) -> bool:
        return bool(np.abs(self.away).max() < LITTLE)

    @property
    def crosses(self) -> bool:
        return self.unsigned - abs(self.signed) > CROSSED * self.unsigned


def difference(subject: Subject, pair: Pair) -> Difference:
    """Of an item in two groups."""
    scale, metric = subject.scale, subject.scale.metric
    first, second = (_means(item, metric.scaling, scale.thetas) for item in (pair.first, pair.second))
    nodes = metric.nodes
    on_grid = _means(pair.first, metric.scaling, nodes) - _means(pair.second, metric.scaling, nodes)
    points = metric.reported_sd / (pair.first.categories - 1)
    weights = np.array([scale.density(value) for value in scale.values])
    return Difference(
        first,
        second,
        _area(on_grid, nodes) * points,
        _area(np.abs(on_grid), nodes) * points,
        float(((first - second) * weights).sum() / weights.sum()),
    )


def by_size(subject: Subject, pairs: Sequence[Pair]) -> list[tuple[Pair, Difference]]:
    """Items in two groups with how far they differ, the furthest first."""
    return sorted(((pair, difference(subject, pair)) for pair in pairs), key=lambda each: -each[1].unsigned)


def _means(item: Item, scaling: float, thetas: Sequence[float]) -> Reals:
    return np.array([expected_answer(item, scaling, theta) for theta in thetas])


def _area(heights: Reals, nodes: Sequence[float]) -> float:
    """By trapezia."""
    return float(((heights[1:] + heights[:-1]) / 2 * np.diff(nodes)).sum())
