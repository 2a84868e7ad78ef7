"""The shortest NumPy for one task each, written for its speed: what a package can come near to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from romdsl.irt.many import Tables

Reals = NDArray[np.float64]
Wholes = NDArray[np.int64]
BLOCK = 512


def expected(tables: Tables, rows: Wholes) -> tuple[Reals, Reals]:
    """Posterior means: ones for the answers times logarithms, block by block."""
    items, categories, nodes = tables.probability.shape
    logs = np.log(tables.probability).reshape(items * categories, nodes)
    powers = tables.powers * tables.prior[:, None]
    hot, sums, buffer = np.zeros((BLOCK, items * categories)), np.empty((len(rows), 3)), np.empty((BLOCK, nodes))
    flat = hot.reshape(-1)
    places = np.arange(BLOCK)[:, None] * items * categories + np.arange(items) * categories
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        count = len(block)
        at = places[:count] + block
        flat[at] = 1
        weights = np.matmul(hot[:count], logs, out=buffer[:count])
        sums[start : start + count] = np.exp(weights, out=weights) @ powers
        flat[at] = 0
    theta = sums[:, 1] / sums[:, 0]
    return theta, np.sqrt(sums[:, 2] / sums[:, 0] - theta * theta)


def adaptive_tests(tables: Tables, answers: Wholes, select: str, most: int = 12, stop: float = 0.3) -> Wholes:
    """Which items are asked, in lock step; of graded items with one number of categories alone."""
    persons, items = np.arange(len(answers)), len(tables.information)
    slope = np.array([item.a for item in tables.bank.items])
    thresholds = np.array([item.b for item in tables.bank.items]).T
    information = np.ascontiguousarray(tables.information.T)
    weights, taboo = np.tile(tables.prior, (len(answers), 1)), np.zeros((len(answers), items))
    asked, theta = np.full((len(answers), most), -1), np.zeros(len(answers))
    for index in range(most):
        worth = weights @ information if select == "mpwi" else _information(slope, thresholds, theta[:, None])
        worth += taboo
        item = worth.argmax(1)
        asked[persons, index] = item
        taboo[np.arange(len(item)), item] = -np.inf
        weights = weights * tables.probability[item, answers[persons, item]]
        sums = weights @ tables.powers
        weights /= sums[:, :1]
        theta = sums[:, 1] / sums[:, 0]
        on = np.sqrt(sums[:, 2] / sums[:, 0] - theta * theta) >= stop
        persons, weights, taboo, theta = persons[on], weights[on], taboo[on], theta[on]
    return asked


def _information(slope: Reals, thresholds: Reals, theta: Reals) -> Reals:
    found: Reals = np.zeros((len(theta), len(slope)))
    upper, product = np.ones(1), np.zeros(1)
    for threshold in thresholds:
        next_upper = 1 / (1 + np.exp(slope * (threshold - theta)))
        next_product = next_upper * (1 - next_upper)
        found += (product - next_product) ** 2 / (upper - next_upper)
        upper, product = next_upper, next_product
    found += product * product / upper
    return found * slope * slope


def table_of_sums(tables: Tables, items: int) -> Reals:
    """Posterior means of the sums of the first items."""
    likely = tables.prior[None]
    for shares in tables.probability[:items]:
        grown = np.zeros((len(likely) + len(shares) - 1, likely.shape[1]))
        for category, share in enumerate(shares):
            grown[category : category + len(likely)] += likely * share
        likely = grown
    sums = likely @ tables.powers
    theta: Reals = sums[:, 1] / sums[:, 0]
    return theta


def next_item(tables: Tables, given: list[tuple[int, int]]) -> int:
    """The score of one person, and the item whose information weighted by the posterior is greatest."""
    weights = tables.prior
    for item, category in given:
        weights = weights * tables.probability[item, category]
    sums = weights @ tables.powers
    weights = weights / sums[0]
    worth = tables.information @ weights
    worth[[item for item, _ in given]] = -np.inf
    return int(worth.argmax())
