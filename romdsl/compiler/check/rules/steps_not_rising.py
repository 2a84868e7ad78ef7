"""Steps of a partial credit item that do not go up."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import scored_of
from ..context import Context

rule = Rule("ROM867", "steps-not-rising", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for each in scored_of(context.measure):
        if each.model not in ("gpcm", "pcm"):
            continue
        for place, (before, after) in enumerate(zip(each.steps, each.steps[1:], strict=False), 1):
            if after < before:
                message = f"The steps of “{each.id}” cross: {after:g} comes after {before:g}, so option {place + 1} is"
                help = "look at how often it was chosen; two options that are too near can be made one"
                yield each.placed(rule.at(each.at_step(place), f"{message} never the most likely.", help=help))
                break
