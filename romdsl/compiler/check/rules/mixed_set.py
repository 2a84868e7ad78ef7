"""A set holds numbers and yes/no items at once."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM541", "mixed-set", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("mixed-set"):
        message = f"“{fault.words['set']}” holds items with numbers and items with yes or no."
        yield rule.at(fault.span, message, help="name the ones apart from the others")
