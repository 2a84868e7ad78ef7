"""Probabilities and information of every item at every node, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from ..bank import Bank
from .curves import curves


@dataclass(frozen=True, slots=True)
class Tables:
    """`probability[item][category][node]`, `information[item][node]` in 1 / theta^2; the prior sums to 1."""

    bank: Bank
    nodes: tuple[float, ...]
    prior: list[float]
    probability: list[list[list[float]]]
    information: list[list[float]]


def tables(bank: Bank) -> Tables:
    """The tables of a bank: all that scoring by the posterior mean needs."""
    metric = bank.metric
    nodes = metric.nodes
    heights = [exp(-0.5 * ((node - metric.prior_mean) / metric.prior_sd) ** 2) for node in nodes]
    total = sum(heights)
    probability, information = [], []
    for item in bank.items:
        at_nodes = [curves(item, metric.scaling, node) for node in nodes]
        probability.append([[at[category][0] for at in at_nodes] for category in range(item.categories)])
        information.append([sum([share * change * change for share, change, _ in at]) for at in at_nodes])
    return Tables(bank, nodes, [height / total for height in heights], probability, information)
