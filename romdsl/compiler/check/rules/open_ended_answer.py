"""A number or slider lacks one of its ends."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import NumberAnswer, Slider
from ..context import Context

rule = Rule("ROM418", "open-ended-answer", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.inputs:
        if not isinstance(item.answer, NumberAnswer | Slider):
            continue
        ends = item.answer.interval
        if ends.span in seen:
            continue
        seen.add(ends.span)
        help = "write both ends, as 0..24"
        if ends.low is None or ends.high is None:
            which = "lowest" if ends.low is None else "highest"
            yield rule.at(ends.span, f"“{item.id}” takes a number and names no {which}.", help=help)
        elif ends.low_open or ends.high_open:
            message = f"{written.interval(ends)} leaves out one of its ends; an answer runs from a lowest to a highest."
            yield rule.at(ends.span, message, help=help)
