"""Probabilities, information and slopes of every item at every node, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..bank import Bank
from .curves import Group, Reals, groups

Answers = NDArray[np.int64]
SKIPPED = -1


@dataclass(frozen=True, slots=True)
class Tables:
    """(items, categories, nodes): probability, its logarithm, `change` P'/P; (items, nodes): information, `lean`
    (the sum of P' P'' / P); (nodes, 3): `powers` of theta.  Where an item has fewer categories, rows are 0."""

    bank: Bank
    groups: tuple[Group, ...]
    nodes: Reals
    prior: Reals
    powers: Reals
    probability: Reals
    logarithm: Reals
    change: Reals
    information: Reals
    lean: Reals


def tables(bank: Bank) -> Tables:
    """The tables of a bank."""
    metric, grouped = bank.metric, groups(bank)
    nodes = np.array(metric.nodes)
    prior = np.exp(-0.5 * ((nodes - metric.prior_mean) / metric.prior_sd) ** 2)
    count, most = len(bank.items), max(item.categories for item in bank.items)
    probability, logarithm, change = (np.zeros((count, most, len(nodes))) for _ in range(3))
    information, lean = np.zeros((count, len(nodes))), np.zeros((count, len(nodes)))
    for group in grouped:
        shares, first, second = (np.moveaxis(array, 0, -1) for array in group.curves(nodes))
        categories = shares.shape[1]
        probability[group.items, :categories] = shares
        logarithm[group.items, :categories] = np.log(shares)
        change[group.items, :categories] = first
        information[group.items] = (shares * first * first).sum(1)
        lean[group.items] = (shares * first * second).sum(1)
    powers = np.stack([nodes**0, nodes, nodes * nodes], 1)
    prior /= prior.sum()
    return Tables(bank, grouped, nodes, prior, powers, probability, logarithm, change, information, lean)


def marked(tables: Tables, answers: Answers) -> Reals:
    """1 for the category that each person chose, of shape (persons, items * categories): times a table it sums what
    the table has for the answers."""
    items, categories, _ = tables.probability.shape
    # The last column takes what was left out: places in one line are found quicker than rows and columns.
    width = items * categories + 1
    columns = np.where(answers < 0, width - 1, answers + np.arange(items) * categories)
    hot = np.zeros((len(answers), width))
    hot.reshape(-1)[columns + np.arange(len(answers))[:, None] * width] = 1
    return hot[:, :-1]


def summed(hot: Reals, table: Reals) -> Reals:
    """For each person and node the sum of a table (items, categories, nodes) over the answers."""
    product: Reals = hot @ table.reshape(-1, table.shape[-1])
    return product
