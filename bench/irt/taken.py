"""How long work takes."""

from __future__ import annotations

import time
from collections.abc import Callable

LEAST_SECONDS = 0.02


def taken(work: Callable[[], object], runs: int = 9) -> float:
    """CPU milliseconds: the least of some runs, since what disturbs a run only adds to it; short work is repeated."""
    times = 1
    while (once := _run(work, times)) < LEAST_SECONDS:
        times *= max(2, round(LEAST_SECONDS / max(once, 1e-4)))
    return min(_run(work, times) for _ in range(runs)) / times * 1e3


def _run(work: Callable[[], object], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - start
