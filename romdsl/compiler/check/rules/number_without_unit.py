"""A number is asked for, and nobody says of what."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import NumberAnswer
from ..context import Context

rule = Rule("ROM408", "number-without-unit", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.inputs:
        if (
            isinstance(item.answer, NumberAnswer)
            and item.answer.unit is None
            and item.id not in context.garbled
            and item.answer.span not in seen
        ):
            seen.add(item.answer.span)
            message = f"“{item.id}” asks for a number and does not say of what."
            help = f"write the unit behind it: number {written.interval(item.answer.interval)} days"
            yield rule.at(item.answer.span, message, help=help)
