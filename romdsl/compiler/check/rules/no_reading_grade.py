"""Items of a bank of which nobody knows how hard they are to read."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import all_items, asked_of
from ..context import Context

rule = Rule("ROM877", "no-reading-grade", "note")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    graded = {each.block.id for each in all_items(context.measure) if each.calibration.grade is not None}
    told: set[str] = set()
    for each in asked_of(context.measure):
        if each.calibration.grade is not None or each.id in context.garbled:
            continue
        if each.block.id in graded:
            message = f"“{each.id}” does not say in which grade its words are read, and other items do."
            yield rule.at(each.item.span, message, help="write grade 4; else a filter by grade leaves it out")
        elif each.block.id not in told:
            told.add(each.block.id)
            message = f"No item of “{each.block.id}” says in which grade its words are read."
            yield rule.at(each.block.span, message, help="write grade 4 beside an item, so that easy forms can be made")
