"""A bank without a metric, or with one that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ..bank_parts import banks_of
from ..context import Context

rule = Rule("ROM849", "metric-not-there", "error")


def findings(context: Context) -> Iterator[Finding]:
    known = [metric.id for metric in context.measure.metrics]
    for bank in banks_of(context.measure):
        named = bank.banked.metric if bank.banked else None
        if named is None:
            if bank.id not in context.garbled:
                message = f"The bank “{bank.id}” does not say on which metric its parameters are."
                yield rule.at(bank.span, message, help="write metric and the id of a metric of this measure")
        elif named.value not in known and named.value not in context.named_where_slipped:
            near = nearest(named.value, known)
            help = f"did you mean {near}?" if near else f"write metric {named.value} {{ D 1; prior normal 0, 1; … }}"
            yield rule.at(named.span, f"There is no metric “{named.value}”.", help=help)
