"""How precise a form is over a range of what is reported."""

from __future__ import annotations

from math import sqrt

from ...irt import Bank, values_over
from ...irt.plain.curves import information
from ...model.expression import Interval


def worst_error(bank: Bank, over: Interval) -> float:
    """The largest standard error at both ends of a range and at the nodes between, as they are reported.

    spread / sqrt(1 + I), the prior counting as 1: what a form tells in units of what is known of everybody.
    """
    metric = bank.metric
    low = float("-inf") if over.low is None else float(over.low)
    high = float("inf") if over.high is None else float(over.high)
    least = float("inf")
    for value in values_over(metric, low, high):
        theta = (value - metric.reported_mean) / metric.reported_sd
        told = sum([information(item, metric.scaling, theta) for item in bank.items])
        least = min(least, told * metric.prior_sd**2)
    return 0.0 if least == float("inf") else metric.reported_sd * metric.prior_sd / sqrt(1 + least)
