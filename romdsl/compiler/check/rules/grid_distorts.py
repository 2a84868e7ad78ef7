"""A grid of theta so short or so coarse that scores are not what the answers say."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Grid, Metric, Normal
from ..context import Context

rule = Rule("ROM893", "grid-distorts", "warning")

LEAST_REACH = 3
"""Standard deviations of the prior to each side; beyond lie 3 in 1,000 persons."""
WIDEST_STEP = Fraction(1, 4)
"""Of a standard deviation of the prior.  A sum over steps h of a normal curve of standard deviation s is off by about
exp(-2 (pi s / h)^2): for a standard error of 0.2 by 3 in a million with steps of 0.25, and by 4 in 100 with steps of 0.5."""


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        if metric.grid is not None and metric.prior is not None and metric.prior.deviation > 0:
            yield from of_grid(metric, metric.grid, metric.prior)


def of_grid(metric: Metric, grid: Grid, prior: Normal) -> Iterator[Finding]:
    if grid.step <= 0 or (grid.high - grid.low) % grid.step:
        return  # it cannot be, which another rule tells
    reach = min(prior.mean - grid.low, grid.high - prior.mean) / prior.deviation
    help = "write grid -4.5..4.5 by 0.1, which is that of many published tables"
    if 0 < reach < LEAST_REACH:
        message = (
            f"The grid ends at {written.number(grid.low)} and {written.number(grid.high)}, where the prior still has "
            "weight: high and low scores are drawn in, and their standard errors are too small."
        )
        yield rule.at(grid.span, message, help=help)
    elif 0 < grid.step > WIDEST_STEP * prior.deviation:
        message = f"Steps of {written.number(grid.step)} are too wide: scores lie at the nodes, and not between."
        yield rule.at(grid.span, message, help=help)
