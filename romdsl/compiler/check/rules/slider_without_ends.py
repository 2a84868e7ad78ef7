"""A slider has no words at one of its ends."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Slider
from ..context import Context

rule = Rule("ROM409", "slider-without-ends", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.inputs:
        slider = item.answer
        if not isinstance(slider, Slider) or (slider.low_text and slider.high_text) or slider.span in seen:
            continue
        seen.add(slider.span)
        ends = "its ends mean" if not (slider.low_text or slider.high_text) else "one of its ends means"
        message = f"The slider of “{item.id}” does not say what {ends}."
        help = f'write slider {written.interval(slider.interval)} from "Not at all" to "Extremely"'
        yield rule.at(slider.span, message, help=help)
