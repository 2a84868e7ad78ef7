"""Invented banks and answers: a form of 30 items, a bank of 124, and one of 124 with two categories."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
from numpy.typing import NDArray

from romdsl.irt import Bank, Item, Metric, many
from romdsl.irt.bank import Model

METRIC, RANDOM = Metric(Fraction(-4), Fraction(4), Fraction(1, 10)), Random(1)


def _bank(count: int, model: Model, steps: int) -> many.Tables:
    def thresholds() -> tuple[float, ...]:
        return tuple(sorted(RANDOM.gauss(0.5, 1) for _ in range(steps)))

    items = (Item(str(index), model, RANDOM.uniform(1.5, 4), thresholds()) for index in range(count))
    return many.tables(Bank(tuple(items), METRIC))


def _answers(tables: many.Tables, persons: int) -> NDArray[np.int64]:
    draws = np.random.default_rng(1)
    nodes = draws.choice(len(tables.nodes), persons, p=tables.prior)
    reached = tables.probability[:, :, nodes].cumsum(1) < draws.random((len(tables.probability), 1, persons))
    return np.ascontiguousarray(np.minimum(reached.sum(1), tables.probability.shape[1] - 1).T)


FORM, LARGE, TWO = _bank(30, "grm", 4), _bank(124, "grm", 4), _bank(124, "2pl", 1)
ROWS, SESSIONS, TWO_ROWS = _answers(FORM, 10_000), _answers(LARGE, 1_000), _answers(TWO, 1_000)
