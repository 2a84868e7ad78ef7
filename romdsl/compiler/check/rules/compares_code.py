"""A code stands where a number is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM535", "compares-code", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("compares-code"):
        what = fault.words["what"]
        message = f"“{what}” is a code, and = < > compare scores."
        yield rule.at(
            fault.span, message, help="ask for a code with is: x is never; x is not never; x in (never, seldom)"
        )
