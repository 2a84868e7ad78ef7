"""A metric whose numbers do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.calibrated import MOST_DIGITS
from ....model.measure import Metric
from ....source import Span
from ..context import Context

rule = Rule("ROM851", "metric-cannot-be", "error")

MOST_NODES = 2001
LARGEST = 2**26
"""Beyond it the last decimal of a value is no longer known."""


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        for span, message, help in faults(metric):
            yield rule.at(span, message, help=help)


def faults(metric: Metric) -> Iterator[tuple[Span, str, str]]:
    grid, reports, digits = metric.grid, metric.reports, metric.digits
    if metric.scaling is not None and float(metric.scaling.value) not in (1.0, 1.7):
        message = f"D is {written.number(metric.scaling.value)}; the curves are scaled by 1 or by 1.7."
        yield metric.scaling.span, message, "write D 1, or D 1.7 where the parameters are near the normal ogive"
    for spread, what in ((metric.prior, "prior"), (reports, "reported value")):
        if spread is not None and spread.deviation <= 0:
            message = f"The standard deviation of the {what} is {written.number(spread.deviation)}; it is above 0."
            yield spread.span, message, "say with higher better or higher worse in which direction it goes"
    if grid is not None:
        if grid.step <= 0 or grid.high <= grid.low or (grid.high - grid.low) % grid.step:
            message = f"Steps of {written.number(grid.step)} from {written.number(grid.low)} do not end at "
            yield grid.span, message + f"{written.number(grid.high)}.", "write grid -4.5..4.5 by 0.1"
        elif (grid.high - grid.low) / grid.step >= MOST_NODES:
            yield grid.span, f"The grid has more than {MOST_NODES} nodes.", "write grid -4.5..4.5 by 0.1"
    if digits is not None and (digits.value > MOST_DIGITS or not shown(metric)):
        message = f"Values cannot be told apart with {digits.value} decimals."
        yield digits.span, message, f"write round 1; {MOST_DIGITS} is the most"


def shown(metric: Metric) -> bool:
    """Whether the last decimal of the furthest value is known."""
    if metric.grid is None or metric.reports is None or metric.digits is None:
        return True
    furthest = abs(metric.reports.mean) + metric.reports.deviation * max(abs(metric.grid.low), abs(metric.grid.high))
    return bool(furthest * 10**metric.digits.value < LARGEST)
