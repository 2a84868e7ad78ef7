"""An item of a bank with more or fewer thresholds than its options ask for."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.calibrated import categories
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM842", "parameters-not-options", "error")


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        count = categories(each.item)
        if each.calibration.b is None or count is None or len(each.steps) == count - 1:
            continue
        given = f"{len(each.steps)} value{'s' if len(each.steps) > 1 else ''} of b"
        message = f"“{each.id}” has {count} options with a score, and {given}."
        help = f"{count} options have {count - 1} steps between them: write {count - 1} values of b"
        yield each.placed(rule.at(each.calibration.b.span, message, help=help))
