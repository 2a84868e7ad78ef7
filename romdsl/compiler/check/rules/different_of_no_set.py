"""`different( )` of something that is no set of answers."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM556", "different-of-no-set", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("different-of-no-set"):
        message = f"“{fault.words['what']}” is no set of answers, of which two could be alike."
        help = "name a set of items, as different(goals.rank) or different((q1, q4..q6)); of two, write x != y"
        yield rule.at(fault.span, message, help=help)
