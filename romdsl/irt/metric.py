"""The metric that every form of a bank reports on: its grid, its prior, and how a value is shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, isfinite, lcm
from typing import Literal

TIE = 1e-9
HALF = 0.5 + 2**-20
LARGEST = 2**26
MOST_NODES = 2001
FURTHEST_NODE = 5
"""So many standard deviations of the prior from its mean some node has to be, or every weight vanishes."""
Direction = Literal["worse", "better"]


@dataclass(frozen=True, slots=True)
class Metric:
    """What a latent score means: theta in units of the prior, reported as mean + sd * theta.

    `scaling` is D (1, or 1.7 for parameters near the normal ogive).  The posterior is summed over the nodes
    low, low + step, … high, each equally wide and with no correction at the ends; the ends matter for the most extreme
    sums.  `higher` says what a higher value means; it changes no number.  Raises ValueError where the grid does not
    end at `high` or lies where the prior has no weight, a spread is not above 0, or a value has so many digits that its halves are not known.
    """

    low: Fraction
    high: Fraction
    step: Fraction
    scaling: float = 1.0
    prior_mean: float = 0.0
    prior_sd: float = 1.0
    reported_mean: float = 50.0
    reported_sd: float = 10.0
    digits: int = 1
    higher: Direction = "worse"

    def __post_init__(self) -> None:
        if self.step <= 0 or self.high <= self.low or (self.high - self.low) % self.step:
            raise ValueError(f"the grid from {self.low} by {self.step} has to go up and to end at {self.high}")
        if (self.high - self.low) / self.step >= MOST_NODES:
            raise ValueError(f"the grid has more than {MOST_NODES} nodes")
        if self.scaling not in (1.0, 1.7):
            raise ValueError(f"D is 1 or 1.7, not {self.scaling}")
        numbers = (self.prior_mean, self.prior_sd, self.reported_mean, self.reported_sd)
        if not all(map(isfinite, numbers)) or self.prior_sd <= 0 or self.reported_sd <= 0:
            raise ValueError("means are numbers, and both standard deviations are above 0")
        if min(abs(node - self.prior_mean) for node in self.nodes) > FURTHEST_NODE * self.prior_sd:
            raise ValueError("the prior has hardly any weight on the grid")
        furthest = abs(self.reported_mean) + self.reported_sd * float(max(abs(self.low), abs(self.high)))
        if self.digits < 0 or furthest * 10**self.digits >= LARGEST:
            raise ValueError(f"values up to {furthest:g} cannot be shown with {self.digits} decimals")

    @property
    def parts(self) -> tuple[int, int, int, int]:
        """The grid in whole numbers: first, each next, their common denominator, how many nodes."""
        common = lcm(self.low.denominator, self.step.denominator)
        count = int((self.high - self.low) / self.step) + 1
        return int(self.low * common), int(self.step * common), common, count

    @property
    def nodes(self) -> tuple[float, ...]:
        """The nodes of theta: worked out exactly, then each rounded once, so the same in every language."""
        first, following, common, count = self.parts
        return tuple((first + index * following) / common for index in range(count))

    def reported(self, theta: float) -> float:
        """What is shown for a theta: mean + sd * theta, rounded."""
        return self._rounded(self.reported_mean + self.reported_sd * theta)

    def reported_error(self, error: float) -> float:
        """What is shown for a standard error of theta: sd * error, rounded."""
        return self._rounded(self.reported_sd * error)

    def _rounded(self, value: float) -> float:
        """Halves away from zero; within 2^-20 of a half is a half, so the last bits of `exp` never show."""
        power: int = 10**self.digits
        whole = floor(abs(value) * power + HALF)
        return (-whole if value < 0 else whole) / power
