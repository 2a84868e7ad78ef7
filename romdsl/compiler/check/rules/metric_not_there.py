"""A bank without a metric, or a bank or a link with one that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Placed
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
            yield not_there(named, known)
    for link in context.measure.links:
        if link.metric is not None and link.metric.value not in known:
            yield not_there(link.metric, known)


def not_there(named: Placed[str], known: list[str]) -> Finding:
    near = nearest(named.value, known)
    help = f"did you mean {near}?" if near else f"write metric {named.value} {{ D 1; prior normal 0, 1; … }}"
    return rule.at(named.span, f"There is no metric “{named.value}”.", help=help)
