"""The arithmetic of a graded response bank straight from its formulas: nothing of romdsl is used.

Samejima 1969: P*(k) = 1 / (1 + exp(-a (theta - b_k))), P_k = P*(k) - P*(k + 1), I = sum of P_k'^2 / P_k.
Bock and Mislevy 1982: EAP = sum of theta w / sum of w over a grid, w = density of the prior times the P of each answer.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import product
from math import exp, floor, prod, sqrt
from pathlib import Path

NODES = [index / 10 for index in range(-45, 46)]
"""-4.5..4.5 by 0.1"""
PRIOR = [exp(-node * node / 2) for node in NODES]
Parameters = dict[str, tuple[float, tuple[float, ...]]]


def read(file: Path) -> Parameters:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {row["item"]: (float(row["a"]), tuple(float(row[name]) for name in ("b1", "b2", "b3"))) for row in rows}


def boundaries(item: tuple[float, tuple[float, ...]], theta: float) -> list[float]:
    a, steps = item
    return [1.0, *(1 / (1 + exp(-a * (theta - step))) for step in steps), 0.0]


def probabilities(item: tuple[float, tuple[float, ...]], theta: float) -> list[float]:
    above = boundaries(item, theta)
    return [first - second for first, second in zip(above, above[1:], strict=False)]


def information(item: tuple[float, tuple[float, ...]], theta: float) -> float:
    above, a = boundaries(item, theta), item[0]
    slopes = [a * each * (1 - each) for each in above]
    changes = [first - second for first, second in zip(slopes, slopes[1:], strict=False)]
    return sum(change**2 / share for change, share in zip(changes, probabilities(item, theta), strict=True))


def moments(weights: list[float]) -> tuple[float, float]:
    """Mean and standard deviation of theta, as 50 + 10 theta shows them: one decimal, halves up."""
    total = sum(weights)
    mean = sum(node * weight for node, weight in zip(NODES, weights, strict=True)) / total
    spread = sum((node - mean) ** 2 * weight for node, weight in zip(NODES, weights, strict=True)) / total
    return floor((50 + 10 * mean) * 10 + 0.5) / 10, floor(10 * sqrt(spread) * 10 + 0.5) / 10


def pattern(bank: Parameters, answers: dict[str, int]) -> tuple[float, float]:
    """T and its standard error from the answers that are there."""
    weights = list(PRIOR)
    for id, answer in answers.items():
        shares = [probabilities(bank[id], node)[answer] for node in NODES]
        weights = [weight * share for weight, share in zip(weights, shares, strict=True)]
    return moments(weights)


def table(bank: Parameters, ids: list[str]) -> dict[int, tuple[float, float]]:
    """T and its standard error for each sum, by going through every pattern of answers (no recursion)."""
    shares = [[probabilities(bank[id], node) for id in ids] for node in NODES]
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(NODES))
    for answers in product(range(4), repeat=len(ids)):
        weights = sums[sum(answers)]
        for place, at_node in enumerate(shares):
            weights[place] += prod(share[answer] for share, answer in zip(at_node, answers, strict=True))
    return {
        total: moments([prior * weight for prior, weight in zip(PRIOR, weights, strict=True)])
        for total, weights in sorted(sums.items())
    }
