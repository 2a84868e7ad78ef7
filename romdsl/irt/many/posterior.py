"""Mean and spread of theta for many persons."""

from __future__ import annotations

import numpy as np

from .curves import Reals
from .tables import Answers, Tables, marked, summed

BLOCK = 512


def expected_a_posteriori(tables: Tables, answers: Answers) -> tuple[Reals, Reals]:
    """Theta and error (persons,) by the posterior mean.

    In blocks that stay in the cache: logarithms are summed by one product of matrices.
    """
    theta, error = np.empty(len(answers)), np.empty(len(answers))
    for start in range(0, len(answers), BLOCK):
        block = slice(start, start + BLOCK)
        weights = summed(marked(tables, answers[block]), tables.logarithm)
        weights -= weights.max(1, keepdims=True)
        np.exp(weights, out=weights)
        weights *= tables.prior
        theta[block], error[block] = expected(tables, weights)
    return theta, error


def expected(tables: Tables, weights: Reals) -> tuple[Reals, Reals]:
    """Mean and standard deviation under weights of shape (persons, nodes), which need not sum to 1."""
    sums = weights @ tables.powers
    theta = sums[:, 1] / sums[:, 0]
    return theta, np.sqrt(np.maximum(sums[:, 2] / sums[:, 0] - theta * theta, 0))
