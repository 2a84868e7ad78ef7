"""A part of a formula can be too large for a real number, or too near to 0."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM580", "real-too-large", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.plan.faults if context.plan is not None else ():
        if fault.kind != "leaves-real-range":
            continue
        formula, near = fault.words["formula"], fault.words["near"]
        if fault.words["side"] == "small":
            message = f"“{formula}” can come nearer to 0 than 10^-307, where some programs stop."
        elif near:
            message = f"“{formula}” can be larger than 10^308, as “{near}” comes near 0."
        else:
            message = f"“{formula}” can be larger than 10^308, which is the largest real number."
        yield rule.at(
            fault.span, message, help="round what it is made of first: round(x, 2); or give the item narrower ends"
        )
