"""What answers make of the prior, and the mean and spread of that."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from operator import mul

from ..estimate import Estimate
from .tables import Tables

Given = Sequence[tuple[int, int | None]]


def posterior(tables: Tables, given: Given) -> list[float]:
    """The prior times the probability of each answer, at each node; it sums to 1.

    It is brought to 1 after each answer, so no number of answers can make it vanish.  What was skipped says nothing.
    """
    weights = tables.prior
    for item, category in given:
        if category is not None:
            likely = tables.probability[item][category]
            products = list(map(mul, weights, likely))
            total = sum(products)
            weights = [product / total for product in products]
    return weights


def expected(nodes: Sequence[float], weights: Sequence[float]) -> Estimate:
    """Mean and standard deviation of theta under weights at the nodes (EAP; Bock and Mislevy 1982)."""
    total = sum(weights)
    mean = sum(map(mul, nodes, weights)) / total
    spread = sum([(node - mean) * (node - mean) * weight for node, weight in zip(nodes, weights, strict=True)])
    return Estimate(mean, sqrt(spread / total))


def expected_a_posteriori(tables: Tables, given: Given) -> Estimate:
    """The EAP score of what was answered; with no answer, mean and spread of the prior on the grid."""
    return expected(tables.nodes, posterior(tables, given))
