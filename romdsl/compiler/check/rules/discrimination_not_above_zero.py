"""An item of a bank with a discrimination of zero or below."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM843", "discrimination-not-above-zero", "error")


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        a = each.calibration.a
        if a is not None and a.value <= 0:
            message = f"The discrimination of “{each.id}” is {float(a.value):g}; it has to be above 0."
            help = "an item that is worded the other way round has its options scored the other way: scores 3, 2, 1, 0"
            yield each.placed(rule.at(a.span, message, help=help))
