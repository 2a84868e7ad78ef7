"""The axis of the metric: which values are pictured, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, erf, exp, floor, log10, sqrt

from ..drawing.scale import nice_step
from ..irt import Metric
from .content import Content

SPREADS = 3
"""How many standard deviations of the norm group are pictured on each side, as far as the grid goes."""
POINTS = 240


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a metric from `low` to `high`, as they are reported."""

    metric: Metric
    title: str
    low: float
    high: float

    @property
    def thetas(self) -> list[float]:
        """Evenly spaced over what is pictured."""
        first, last = self.theta(self.low), self.theta(self.high)
        return [first + (last - first) * at / POINTS for at in range(POINTS + 1)]

    @property
    def values(self) -> list[float]:
        """The values at `thetas`."""
        return [self.low + (self.high - self.low) * at / POINTS for at in range(POINTS + 1)]

    def at(self, value: float) -> int:
        """The index of the point of `values` that is nearest to a value that is pictured."""
        return min(max(round((value - self.low) / (self.high - self.low) * POINTS), 0), POINTS)

    def value(self, theta: float) -> float:
        """What a theta is on the metric, not rounded."""
        return self.metric.reported_mean + self.metric.reported_sd * theta

    def theta(self, value: float) -> float:
        return (value - self.metric.reported_mean) / self.metric.reported_sd

    @property
    def mean(self) -> float:
        """The mean of the norm group."""
        return self.value(self.metric.prior_mean)

    @property
    def spread(self) -> float:
        """The standard deviation of the norm group."""
        return self.metric.reported_sd * self.metric.prior_sd

    @property
    def unit(self) -> str:
        return "T" if (self.metric.reported_mean, self.metric.reported_sd) == (50, 10) else "score"

    @property
    def label(self) -> str:
        """The name of the axis, with what a high value means."""
        named = self.title if self.unit != "T" or self.title.endswith(" T") else f"{self.title}, T"
        return f"{named} (higher is {self.metric.higher})"

    @property
    def digits(self) -> int:
        """Decimals that are enough to speak of a place: a tenth of a standard deviation and finer."""
        return min(self.metric.digits, max(0, 1 - floor(log10(self.spread))))

    def text(self, value: float, digits: int | None = None) -> str:
        """A value as it is read; with as many decimals as a place needs, or `digits`."""
        shown = f"{value:.{self.digits if digits is None else digits}f}"
        return (shown.lstrip("-") if float(shown) == 0 else shown).replace("-", "−")

    def exact(self, theta: float) -> str:
        """The reported value of a theta, as a score would show it."""
        return self.text(self.metric.reported(theta), self.metric.digits)

    def error(self, value: float) -> str:
        """A standard error, in units of the metric."""
        return self.text(value, max(self.digits + 1, min(self.metric.digits, 1)))

    def span(self, low: float, high: float) -> str:
        """A range, rounded inwards so that what it says holds for all in it."""
        power = 10.0**self.digits
        return f"{self.text(ceil(low * power - 1e-9) / power)} to {self.text(floor(high * power + 1e-9) / power)}"

    def ticks(self, is_narrow: bool) -> list[float]:
        """Round values to write at the axis."""
        low, high = Fraction(self.low).limit_denominator(1000), Fraction(self.high).limit_denominator(1000)
        step = nice_step((high - low) / (1 if is_narrow else 2))
        first = ceil(low / step)
        return [float(at * step) for at in range(first, floor(high / step) + 1)]

    def tick(self, value: float) -> str:
        return f"{value:.6g}".replace("-", "−")

    def density(self, value: float) -> float:
        """The density of the norm group, 1 at its mean."""
        return exp(-0.5 * ((value - self.mean) / self.spread) ** 2)

    def share(self, low: float, high: float) -> float:
        """Which part of the norm group is between two values."""
        below = [0.5 * (1 + erf((value - self.mean) / (self.spread * sqrt(2)))) for value in (low, high)]
        return below[1] - below[0]


def scale_of(content: Content) -> Scale:
    """Three standard deviations of the norm group to each side, as far as the grid of the metric goes."""
    metric = content.bank.metric
    low = max(float(metric.low), metric.prior_mean - SPREADS * metric.prior_sd)
    high = min(float(metric.high), metric.prior_mean + SPREADS * metric.prior_sd)
    if low >= high:
        low, high = float(metric.low), float(metric.high)
    mean, spread = metric.reported_mean, metric.reported_sd
    return Scale(metric, content.metric_title, mean + spread * low, mean + spread * high)
