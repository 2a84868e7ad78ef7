"""An item of no area of content, where the others have one."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import scored_of, tags_of
from ..context import Context

rule = Rule("ROM870", "item-without-area", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for each in scored_of(context.measure):
        if tags_of(each.item) or each.id in context.garbled:
            continue
        if any(tags_of(other) for other in each.block.items):
            message = f"“{each.id}” is of no area of content, and other items of “{each.block.id}” are."
            yield rule.at(each.item.span, message, help="write tags and the area; else no rule about areas can take it")
