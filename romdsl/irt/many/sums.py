"""The table from a sum of categories to theta, with NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .curves import Reals
from .posterior import expected
from .tables import Tables


@dataclass(frozen=True, slots=True)
class SumScores:
    """By the sum of categories, from 0: how likely it is under the prior, theta, error."""

    probability: Reals
    theta: Reals
    error: Reals


def sum_scores(tables: Tables, form: Sequence[int]) -> SumScores:
    """What `plain.sum_scores` says, as arrays."""
    likely = tables.prior[None, :]
    for item in form:
        categories = tables.bank.items[item].categories
        grown = np.zeros((len(likely) + categories - 1, len(tables.nodes)))
        for category in range(categories):
            grown[category : category + len(likely)] += likely * tables.probability[item, category]
        likely = grown
    theta, error = expected(tables, likely)
    return SumScores(likely.sum(1), theta, error)
