"""`percent_of_possible` of something whose lowest and highest score nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM549", "percent-of-no-items", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("percent-of-no-items"):
        message = (
            f"“{fault.words['what']}” is no item, and only the answers to items have a lowest and a highest score."
        )
        help = "name items, as percent_of_possible(q1..q5); of a score, work it out: 100 * (x - low) / (high - low)"
        yield rule.at(fault.span, message, help=help)
