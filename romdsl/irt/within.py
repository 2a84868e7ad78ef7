"""Where on a metric something has to hold that has to hold over a range."""

from __future__ import annotations

from math import isfinite

from .metric import TIE, Metric


def values_over(metric: Metric, low: float, high: float) -> list[float]:
    """The reported values of the nodes from `low` to `high`, and these two themselves where they are ends."""
    nodes = [metric.reported_mean + metric.reported_sd * node for node in metric.nodes]
    inside = [value for value in nodes if low - TIE <= value <= high + TIE]
    return sorted({*inside, *(end for end in (low, high) if isfinite(end))})
