"""A metric that does not say whose mean it has, or who was asked."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM874", "metric-of-whom", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for metric in context.measure.metrics:
        lacking = [word for word in ("population", "sample") if getattr(metric, word) is None]
        if not lacking or metric.id in context.garbled:
            continue
        what = {"population": "whose mean and spread it has", "sample": "who answered when it was calibrated"}
        message = f"The metric “{metric.id}” does not say {' and '.join(what[word] for word in lacking)}."
        help = "write " + "; ".join(f'{word} "…"' for word in lacking)
        yield rule.at(metric.span, message, help=help)
