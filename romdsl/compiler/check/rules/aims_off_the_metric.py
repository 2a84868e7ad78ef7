"""A form that is to measure well where nobody scores."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.calibrated import metric_of
from ....model.measure import Assembly, Metric
from ....source import Span
from ..bank_parts import bank_named
from ..context import Context

rule = Rule("ROM896", "aims-off-the-metric", "error")


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        bank = bank_named(context.measure, form)
        metric = metric_of(context.measure, bank) if bank is not None else None
        reached = ends(metric) if metric is not None else None
        if form.assembly is None or metric is None or metric.grid is None or reached is None:
            continue
        low, high = reached
        for span, values in aims(form.assembly):
            beyond = [written.number(value) for value in values if not low <= value <= high]
            if beyond:
                goes = f"scores go from {written.number(low)} to {written.number(high)}"
                finding = rule.at(span, f"No score of “{form.id}” is {' or '.join(beyond)}: {goes}.", help=HELP)
                yield finding.because(metric.grid.span, "the ends of the grid, as they are reported")


HELP = "write where it is to measure as scores are reported, such as 40, 50, 60"


def ends(metric: Metric) -> tuple[Fraction, Fraction] | None:
    """The least and the most that the metric reports."""
    if metric.grid is None or metric.reports is None:
        return None
    low, high = (
        metric.reports.mean + metric.reports.deviation * theta for theta in (metric.grid.low, metric.grid.high)
    )
    return min(low, high), max(low, high)


def aims(rules: Assembly) -> Iterator[tuple[Span, tuple[Fraction, ...]]]:
    """Where the form is to measure well, as it is reported, and where that is written."""
    if rules.most_information_at is not None:
        yield rules.most_information_at.span, rules.most_information_at.value
    for each in rules.require:
        yield each.span, tuple(end for end in (each.over.low, each.over.high) if end is not None)
