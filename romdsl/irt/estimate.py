"""What a person's answers, or a sum of them, say about theta."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """Theta and its standard error, both in units of theta; NaN where nothing can be said."""

    theta: float
    error: float


@dataclass(frozen=True, slots=True)
class SumScore:
    """One row of a table of sums: the sum of categories (from 0), how likely it is under the prior, theta, error."""

    total: int
    probability: float
    theta: float
    error: float
