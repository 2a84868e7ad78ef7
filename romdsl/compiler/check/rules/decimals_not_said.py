"""A score whose decimals do not end, and that does not say how many are reported."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM510", "decimals-not-said", "error")
_HELP = "write decimals 2 for what is reported, or round 2 for all that uses it"
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.plan.faults if context.plan is not None else ():
        if fault.kind != "decimals-not-said":
            continue
        id = fault.words["id"]
        if "divisor" in fault.words:
            message = f"“{id}” can come to a number without end: it is divided by {fault.words['divisor']}."
        else:
            message = f"“{id}” can come to a number of {fault.words['needed']} decimals; at most 6 are reported."
        yield rule.at(fault.span, message, help=in_spelling(fault.span, _HELP, _HELP.replace(" 2", ": 2")))
