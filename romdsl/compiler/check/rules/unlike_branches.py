"""The branches of an `if`, or the arms of a `recode`, give values of different kinds."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM539", "unlike-branches", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("unlike-branches"):
        message = f"One part of this gives a {fault.words['then']}, and another a {fault.words['otherwise']}."
        yield rule.at(fault.span, message, help="let all give the same kind of value")
