"""A metric whose parameters come from no people."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM875", "parameters-synthetic", "note")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        if metric.sample is not None and "synthetic" in metric.sample.value.lower():
            message = f"The parameters behind “{metric.id}” are synthetic: for trying out, not for people."
            help = 'have people answer, calibrate the items, and write who they were: sample "…"'
            yield rule.at(metric.sample.span, message, help=help)
