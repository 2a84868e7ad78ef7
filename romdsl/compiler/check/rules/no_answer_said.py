"""An item does not say how it is answered."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Item, NoAnswerType
from ..context import Context

rule = Rule("ROM421", "no-answer-said", "error")

HELP = "write a scale; or answer and one of text, yes no, number 0..24 hours, time, date, duration"


def findings(context: Context) -> Iterator[Finding]:
    if context.lines_slipped:
        return
    told: set[str] = set()
    for block in context.measure.blocks:
        silent = [item for item in block.items if says_nothing(item)]
        told |= {item.id for item in block.items}
        if block.id in context.garbled or any(item.id in context.garbled for item in silent):
            continue
        if len(silent) > 1 and len(silent) == len(block.items):
            message = f"Neither “{block.id}” nor its items say how they are answered."
            yield rule.at(block.span, message, help=f"at the block, {HELP}")
        else:
            yield from map(one, silent)
    for item in context.measure.inputs:
        if says_nothing(item) and item.id not in told and item.id not in context.garbled:
            yield one(item)


def says_nothing(item: Item) -> bool:
    """Whether there is no word about its answer; one that cannot be read has a place of its own."""
    return isinstance(item.answer, NoAnswerType) and item.answer.span == item.span


def one(item: Item) -> Finding:
    return rule.at(item.span, f"“{item.id}” does not say how it is answered.", help=HELP)
