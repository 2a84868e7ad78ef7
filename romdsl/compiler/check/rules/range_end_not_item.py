"""`q1..total`: a range runs from one item to another."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM310", "range-end-not-item", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("range-end-not-item"):
        name = fault.words["name"]
        what = "is a context and not asked" if name in context.names.contexts else "is no item"
        finding = rule.at(fault.span, f"“{name}” {what}, and a range runs from item to item.",
                          help="put the names in brackets with commas between: (q1, q2, total)")  # fmt: skip
        yield finding.because(context.names.by_id[name].span, "it stands here")
