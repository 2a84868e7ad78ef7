"""A number stands where a yes or no is needed, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM534", "wrong-type", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("wrong-type"):
        found, wanted, what = (fault.words[word] for word in ("found", "wanted", "what"))
        message = f"This is a {found}, and {what} is a {wanted}."
        help = (
            "compare it with a number: x >= 1"
            if wanted == "yes or no"
            else "for 1 and 0 write if x then 1 else 0; to count them, count(…)"
        )
        yield rule.at(fault.span, message, help=help)
