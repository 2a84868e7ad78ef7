"""A number or a formula stands in brackets that hold a set."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....source import Span
from ..context import Context

rule = Rule("ROM555", "no-item-in-brackets", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for fault in context.faults("no-item-in-brackets"):
        if fault.span in seen:
            continue
        seen.add(fault.span)
        what = fault.words["what"]
        message = f"“{fault.words['set']}” is a set of things that have a name, and “{what}” has none."
        help = f"give it one: let part = {what}; and write part here"
        yield rule.at(fault.span, message, help=help)
