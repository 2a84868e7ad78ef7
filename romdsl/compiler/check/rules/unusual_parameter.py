"""A parameter far from what items have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import scored_of
from ..context import Context

rule = Rule("ROM868", "unusual-parameter", "warning")

needs_sound_formulas = True

FLATTEST, STEEPEST, FURTHEST = 0.8, 4.5, 4.5


def findings(context: Context) -> Iterator[Finding]:
    for each in scored_of(context.measure):
        a = each.calibration.a
        if a is not None and a.value < FLATTEST:
            message = f"The discrimination of “{each.id}” is {float(a.value):g}, so its answers say little."
            yield each.placed(rule.at(a.span, message, help="look whether it belongs here, and whether D is right"))
        elif a is not None and a.value > STEEPEST:
            message = f"The discrimination of “{each.id}” is {float(a.value):g}, which few items have."
            help = "look for an item that asks the same, and whether a is of another scaling (D)"
            yield each.placed(rule.at(a.span, message, help=help))
        for place, step in enumerate(each.steps):
            if abs(step) > FURTHEST:
                message = f"A step of “{each.id}” lies at {step:g}, where hardly anybody is."
                help = "look how often the option was chosen; two options can be made one"
                yield each.placed(rule.at(each.at_step(place), message, help=help))
