"""A form with fewer items than its metric asks to be answered."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.calibrated import metric_of
from ..bank_parts import bank_named, from_lock
from ..context import Context

rule = Rule("ROM859", "form-too-short", "error")


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        bank = bank_named(context.measure, form)
        metric = metric_of(context.measure, bank) if bank is not None else None
        if metric is None or metric.least_answered is None or not form.names:
            continue
        least = metric.least_answered
        if len({name.value for name in form.names}) < least.value:
            message = f"{from_lock(form)}“{form.id}” has {len(form.names)} items, so it never has a score."
            finding = rule.at(form.span, message, help=f"take at least {least.value} items")
            yield finding.because(least.span, f"{least.value} answers are asked for")
