"""A metric that leaves open what fixes the digits of a score."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Metric
from ..bank_parts import banks_of
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
AFTER_A_LINK = ("reports", "round")
"""What is asked of a metric on which no bank of the measure is: the rest is settled by the table of the link."""


def only_linked(metric: Metric, context: Context) -> bool:
    measure = context.measure
    banks = {block.banked.metric.value for block in banks_of(measure) if block.banked and block.banked.metric}
    return metric.id not in banks and any(link.metric and link.metric.value == metric.id for link in measure.links)


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        said = (metric.scaling, metric.prior, metric.grid, metric.reports, metric.digits, metric.least_answered)
        asked = AFTER_A_LINK if only_linked(metric, context) else tuple(EXAMPLES)
        lacking = [word for word, value in zip(EXAMPLES, said, strict=True) if value is None and word in asked]
        if lacking and not context.lines_slipped and metric.id not in context.garbled:
            message = f"The metric “{metric.id}” does not say {', '.join(lacking)}; two programs would give two values."
            yield rule.at(metric.span, message, help="write " + "; ".join(EXAMPLES[word] for word in lacking))
