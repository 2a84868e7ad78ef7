"""What is shown of the scores of many persons, rounded as `Metric` says."""

from __future__ import annotations

import numpy as np

from ..metric import HALF, Metric
from .curves import Reals


def reported(metric: Metric, theta: Reals) -> Reals:
    """What is shown for each theta: mean + sd * theta, rounded; NaN stays NaN."""
    return _rounded(metric, metric.reported_mean + metric.reported_sd * theta)


def reported_error(metric: Metric, error: Reals) -> Reals:
    """What is shown for each standard error of theta: sd * error, rounded; NaN stays NaN."""
    return _rounded(metric, metric.reported_sd * error)


def _rounded(metric: Metric, values: Reals) -> Reals:
    power = 10**metric.digits
    whole = np.floor(np.abs(values) * power + HALF)
    rounded: Reals = np.where(values < 0, 0 - whole, whole) / power
    return rounded
