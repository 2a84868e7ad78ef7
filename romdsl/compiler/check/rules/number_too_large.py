"""A formula comes to numbers that are too large to be worked out exactly everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM511", "number-too-large", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.plan.faults if context.plan is not None else ():
        if fault.kind == "leaves-exact-range":
            message = f"“{fault.words['id']}” comes to numbers up to {fault.words['number']} on the way."
            finding = rule.at(
                fault.span, message, help="round the parts first: round(x, 2); or go over to real numbers: real(x)"
            )
            yield finding.detail(
                "Whole numbers are exact in every program up to 2^53, which is about 9 000 000 000 000 000."
            )
