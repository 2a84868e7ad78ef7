"""Parameters that the arithmetic cannot take."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....irt import Bank
from ....model.calibrated import irt_item, irt_metric, metric_of, scored_items
from ..bank_parts import banks_of
from ..context import Context

rule = Rule("ROM879", "out-of-reach", "error")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    if context.errors:
        return  # what is wrong was said where it is
    for block in banks_of(context.measure):
        metric = metric_of(context.measure, block)
        made = irt_metric(metric) if metric is not None else None
        if made is None:
            continue
        try:
            Bank(tuple(irt_item(item, block) for item in scored_items(block)), made)
        except (ValueError, OverflowError) as fault:
            message = f"The bank “{block.id}” cannot be worked with: {fault}."
            yield rule.at(block.span, message, help="look at the parameters: probabilities have to stay above 0")
