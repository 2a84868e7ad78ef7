"""A metric whose numbers do not go together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....irt.metric import FURTHEST_NODE, LARGEST, MOST_NODES
from ....model import written
from ....model.calibrated import MOST_DIGITS
from ....model.measure import Grid, Metric, Normal
from ....source import Span
from ..context import Context

rule = Rule("ROM851", "metric-cannot-be", "error")

LEAST = Fraction(1, 100)
"""The least standard deviation of theta, and one over the largest: calibrations set it to 1 or near."""
FEWEST_STEPS = 5
"""Of the last decimal, that a standard deviation takes."""


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        for span, message, help in faults(metric):
            yield rule.at(span, message, help=help)


def faults(metric: Metric) -> Iterator[tuple[Span, str, str]]:
    if metric.scaling is not None and float(metric.scaling.value) not in (1.0, 1.7):
        message = f"D is {written.number(metric.scaling.value)}; the curves are scaled by 1 or by 1.7."
        yield metric.scaling.span, message, "write D 1, or D 1.7 where the parameters are near the normal ogive"
    for spread, what, help in (
        (metric.prior, "prior", "write prior normal 0, 1"),
        (metric.reports, "reported value", "write reports 50 + 10 * theta; which way is better says higher"),
    ):
        if spread is not None and spread.deviation <= 0:
            message = f"The standard deviation of the {what} is {written.number(spread.deviation)}; it is above 0."
            yield spread.span, message, help
    if metric.prior is not None and metric.prior.deviation > 0 and not LEAST <= metric.prior.deviation <= 1 / LEAST:
        message = (
            f"The standard deviation of the prior is {written.number(metric.prior.deviation)}, and theta is near 1."
        )
        yield (
            metric.prior.span,
            message,
            "write prior normal 0, 1, and the units of the metric in reports 50 + 10 * theta",
        )
    yield from of_grid(metric)
    yield from of_decimals(metric)


def of_grid(metric: Metric) -> Iterator[tuple[Span, str, str]]:
    grid = metric.grid
    if grid is None:
        return
    if grid.step <= 0 or grid.high <= grid.low or (grid.high - grid.low) % grid.step:
        message = f"Steps of {written.number(grid.step)} from {written.number(grid.low)} do not end at "
        yield grid.span, message + f"{written.number(grid.high)}.", "write grid -4.5..4.5 by 0.1"
    elif (grid.high - grid.low) / grid.step >= MOST_NODES:
        yield grid.span, f"The grid has more than {MOST_NODES} nodes.", "write grid -4.5..4.5 by 0.1"
    elif metric.prior is not None and beside(metric.prior, grid):
        message = "The prior has hardly any weight at the nodes of the grid."
        yield metric.prior.span, message, "write prior normal 0, 1, or a grid around its mean"


def of_decimals(metric: Metric) -> Iterator[tuple[Span, str, str]]:
    digits, reports = metric.digits, metric.reports
    if digits is None:
        return
    if digits.value > MOST_DIGITS or not shown(metric):
        message = f"Values cannot be told apart with {digits.value} decimals."
        yield digits.span, message, f"write round 1; {MOST_DIGITS} is the most"
    elif reports is not None and 0 < reports.deviation * 10**digits.value < FEWEST_STEPS:
        message = (
            f"Rounded to {digits.value} decimals, people who differ by a standard deviation have nearly the same score."
        )
        yield digits.span, message, "write more decimals, or larger units in reports 50 + 10 * theta"


def beside(prior: Normal, grid: Grid) -> bool:
    """Whether no node of the grid is near the mean of the prior."""
    place = min(max(prior.mean, grid.low), grid.high)
    below = grid.low + (place - grid.low) // grid.step * grid.step
    nearest = min(abs(node - prior.mean) for node in (below, min(below + grid.step, grid.high)))
    return nearest > FURTHEST_NODE * prior.deviation > 0


def shown(metric: Metric) -> bool:
    """Whether the last decimal of the furthest value is known."""
    if metric.grid is None or metric.reports is None or metric.digits is None:
        return True
    furthest = abs(metric.reports.mean) + metric.reports.deviation * max(abs(metric.grid.low), abs(metric.grid.high))
    return bool(furthest * 10**metric.digits.value < LARGEST)
