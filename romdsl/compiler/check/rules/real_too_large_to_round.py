"""A real number can be so large that its last digits would decide how it is rounded."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM581", "real-too-large-to-round", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.plan.faults if context.plan is not None else ():
        if fault.kind != "real-too-large-to-round":
            continue
        formula, number, decimals = (fault.words[word] for word in ("formula", "number", "decimals"))
        near = f", as “{fault.words['near']}” comes near 0" if fault.words["near"] else ""
        message = f"“{formula}” can be as large as {number}{near}, and is rounded to {decimals} decimals."
        way_out = (
            "round what it is divided by first: round(x, 2)" if near else "round to fewer decimals, or divide it first"
        )
        yield rule.at(fault.span, message, help=way_out).detail(
            "A real number times 10^decimals stays below 2^26, which is 67 108 864: so every machine rounds it alike."
        )
