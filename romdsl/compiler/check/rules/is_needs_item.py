"""`is`, `answered` and `reverse` ask an item, and something else stands there."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM536", "is-needs-item", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("is-needs-item"):
        message = f"“{fault.words['what']}” is no item with answers to choose from."
        yield rule.at(fault.span, message, help="name an item here; compare numbers with = < >")
