"""A let or score whose formula gives a code or a text."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM540", "not-a-score", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("no-value"):
        message = f"“{fault.words['what']}” is no number and no yes or no, so it cannot be a score."
        yield rule.at(fault.span, message, help="give a number, or a condition: q1 >= 2")
