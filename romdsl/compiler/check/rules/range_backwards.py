"""`q9..q1`: a range of items that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM309", "range-backwards", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("range-backwards"):
        first, last = fault.words["first"], fault.words["last"]
        message = f"“{last}” stands before “{first}”, so {first}..{last} holds nothing."
        finding = rule.at(fault.span, message, help=f"write {last}..{first}")
        yield finding.fix(f"Write {last}..{first}", fault.span, f"{last}..{first}")
