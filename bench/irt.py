"""Prints what scoring from item banks costs, and the ratio to the best hand-written NumPy that was measured.

    python -m bench.irt

CPU seconds of one thread, the least of some runs; the tables of the bank are worked out before.  The references are
milliseconds on another machine, so a ratio says the order of magnitude: near 1, not 10.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
RUNS = 7


def cost(work: Callable[[], object]) -> float:
    """Milliseconds of CPU: the least of some runs, since what disturbs a run only adds to it."""
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1e3)
    return min(found)


def main() -> None:
    import numpy as np

    from romdsl.irt import Bank, Item, Metric, Rules, many

    metric, random = Metric(Fraction(-4), Fraction(4), Fraction(1, 10)), Random(1)

    def graded(count: int) -> Bank:
        def thresholds() -> tuple[float, ...]:
            return tuple(sorted(random.gauss(0.5, 1) for _ in range(4)))

        items = tuple(Item(str(index), "grm", random.uniform(1.5, 4), thresholds()) for index in range(count))
        return Bank(items, metric)

    def answers(tables: many.Tables, persons: int) -> np.ndarray[Any, Any]:
        draws = np.random.default_rng(1)
        nodes = draws.choice(len(tables.nodes), persons, p=tables.prior)
        reached = tables.probability[:, :, nodes].cumsum(1) < draws.random((len(tables.probability), 1, persons))
        found: np.ndarray[Any, Any] = np.minimum(reached.sum(1), 4).T
        return found

    form, large = many.tables(graded(30)), many.tables(graded(124))
    rows, sessions = answers(form, 10_000), answers(large, 1_000)
    show("EAP, 10,000 x 30 graded items of 5 categories", 19, lambda: many.expected_a_posteriori(form, rows))
    show("1,000 adaptive tests, 124 items, mpwi", 5, lambda: many.administered(large, Rules(minimum=1), sessions))
    mfi = Rules("mfi", minimum=1)
    show("1,000 adaptive tests, 124 items, mfi", 41, lambda: many.administered(large, mfi, sessions))
    show("table of sums, 8 items", 0.28, lambda: many.sum_scores(form, range(8)))


def show(what: str, reference: float, work: Callable[[], object]) -> None:
    taken = cost(work)
    print(f"{what:50} {taken:8.2f} ms {taken / reference:6.2f} x the reference of {reference:g} ms")


if __name__ == "__main__":
    # NumPy reads these when it is first imported.
    if any(os.environ.setdefault(name, "1") != "1" for name in THREADS):
        sys.exit("run it with one thread: " + " ".join(f"{name}=1" for name in THREADS))
    main()
