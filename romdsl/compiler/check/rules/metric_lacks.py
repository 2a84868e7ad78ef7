"""A metric that leaves open what fixes the digits of a score."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM850", "metric-lacks", "error")

EXAMPLES = {
    "D": "D 1",
    "prior": "prior normal 0, 1",
    "grid": "grid -4.5..4.5 by 0.1",
    "reports": "reports 50 + 10 * theta",
    "round": "round 1",
    "at least": "at least 4 answered",
}


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        said = (metric.scaling, metric.prior, metric.grid, metric.reports, metric.digits, metric.least_answered)
        lacking = [word for word, value in zip(EXAMPLES, said, strict=True) if value is None]
        if lacking and not context.lines_slipped and metric.id not in context.garbled:
            message = f"The metric “{metric.id}” does not say {', '.join(lacking)}; two programs would give two values."
            yield rule.at(metric.span, message, help="write " + "; ".join(EXAMPLES[word] for word in lacking))
