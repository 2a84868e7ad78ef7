"""Thresholds of a graded response item that do not go up."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM844", "thresholds-not-rising", "error")

NEAR = 1e-6
"""Thresholds this close are one: no answer lies between them."""


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        if each.model != "grm":
            continue
        for place, (before, after) in enumerate(zip(each.steps, each.steps[1:], strict=False), 1):
            if after - before <= NEAR:
                message = f"The thresholds of “{each.id}” do not go up: {after:g} comes after {before:g}."
                help = "in grm each threshold is above the one before; steps that may cross are of model gpcm"
                yield each.placed(rule.at(each.at_step(place), message, help=help))
                break
