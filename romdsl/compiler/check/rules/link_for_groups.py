"""A link whose added error is so large that it says little of one person."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM899", "link-for-groups", "note")

MOST = 2
"""Half of the standard deviation of the metric.  With differences of 5.5 to 6.8 where 10 is the standard deviation,
Choi et al. 2014 (Psychological Assessment 26, 513-527, table 4) advise care with single persons."""


def findings(context: Context) -> Iterator[Finding]:
    spreads = {metric.id: metric.reports.deviation for metric in context.measure.metrics if metric.reports is not None}
    for link in context.measure.links:
        spread = spreads.get(link.metric.value) if link.metric is not None else None
        if link.error is not None and spread is not None and link.error.value * MOST > spread:
            message = f"The error of “{link.id}” is more than half a standard deviation of its metric."
            help = "report means of groups from it, and no change of one person"
            yield rule.at(link.error.span, message, help=help)
