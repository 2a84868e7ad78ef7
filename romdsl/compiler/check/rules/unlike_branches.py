"""`then` gives a number and `else` a yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM539", "unlike-branches", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("unlike-branches"):
        message = f"This gives a {fault.words['then']} after then and a {fault.words['otherwise']} after else."
        yield rule.at(fault.span, message, help="let both give the same kind of value")
