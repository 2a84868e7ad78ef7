"""An item of no area of content, where the others have one."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import all_items, scored_of, tags_of
from ..context import Context

rule = Rule("ROM870", "item-without-area", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    with_areas = {each.block.id for each in all_items(context.measure) if tags_of(each.item)}
    for each in scored_of(context.measure):
        if each.block.id in with_areas and not tags_of(each.item) and each.id not in context.garbled:
            message = f"“{each.id}” is of no area of content, and other items of “{each.block.id}” are."
            yield rule.at(each.item.span, message, help="write tags and the area; else no rule about areas can take it")
