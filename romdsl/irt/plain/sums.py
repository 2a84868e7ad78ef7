"""The table from a sum of categories to theta."""

from __future__ import annotations

from collections.abc import Sequence

from ..estimate import SumScore
from .posterior import expected
from .tables import Tables


def sum_scores(tables: Tables, form: Sequence[int]) -> list[SumScore]:
    """For each sum of the categories of a form (indices of items) how likely it is, its mean theta and error.

    The likelihood of a sum s grows by one item at a time: L(s) = sum over k of L'(s - k) * P_k (Lord and Wingersky
    1984); its posterior mean is the score (Thissen, Pommerich, Billeaud and Williams 1995).  A table of sums holds
    for persons who answered the whole form.
    """
    likely = [list(tables.prior)]
    for item in form:
        shares = tables.probability[item]
        grown = [[0.0] * len(tables.nodes) for _ in range(len(likely) + len(shares) - 1)]
        for before, weights in enumerate(likely):
            for category, share in enumerate(shares):
                row = grown[before + category]
                for node, weight in enumerate(weights):
                    row[node] += weight * share[node]
        likely = grown
    found = []
    for total, weights in enumerate(likely):
        estimate = expected(tables.nodes, weights)
        found.append(SumScore(total, sum(weights), estimate.theta, estimate.error))
    return found
