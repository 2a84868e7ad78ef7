"""An asymptote that leaves too little of the curve."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM845", "asymptote-out-of-range", "error")


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        c, d = each.calibration.c, each.calibration.d
        if c is not None and not 0 <= c.value < 0.5:
            message = f"The lower asymptote of “{each.id}” is {float(c.value):g}."
            yield each.placed(rule.at(c.span, message, help="c is at least 0 and below 0.5"))
        if d is not None and not 0.5 < d.value <= 1:
            message = f"The upper asymptote of “{each.id}” is {float(d.value):g}."
            yield each.placed(rule.at(d.span, message, help="d is above 0.5 and at most 1"))
