"""A metric that does not say where its parameters come from."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM876", "metric-without-source", "note")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        if metric.source is None and metric.id not in context.garbled:
            message = f"The metric “{metric.id}” does not say where its parameters are published, and on what terms."
            yield rule.at(metric.span, message, help='write source "…"')
