"""Thresholds that are very close, or very far apart."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import scored_of
from ..context import Context

rule = Rule("ROM869", "threshold-gap", "warning")

needs_sound_formulas = True

CLOSEST, WIDEST = 0.1, 3.0


def findings(context: Context) -> Iterator[Finding]:
    for each in scored_of(context.measure):
        if each.model != "grm":
            continue
        for place, (before, after) in enumerate(zip(each.steps, each.steps[1:], strict=False), 1):
            gap = round(after - before, 9)
            if gap < CLOSEST:
                message = f"Between the thresholds {before:g} and {after:g} of “{each.id}” there is hardly an option."
                help = "look how often it was chosen; two options that are too near can be made one"
                yield each.placed(rule.at(each.at_step(place), message, help=help))
            elif gap > WIDEST:
                message = (
                    f"Between the thresholds {before:g} and {after:g} of “{each.id}” it tells people little apart."
                )
                help = "look whether an option is lacking there, and whether the parameters are of this item"
                yield each.placed(rule.at(each.at_step(place), message, help=help))
