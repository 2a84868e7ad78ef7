"""A norm or a cut-off stands on a borrowed block of which items were left out."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..published import published

rule = Rule("ROM629", "norm-on-cut-block", "error")


def findings(context: Context) -> Iterator[Finding]:
    """What is published of an instrument holds for its questions together, in their order, and for no part of them."""
    measure = context.measure
    cut = {block: one for one in measure.borrowed for block in one.cut}
    left = {item.id: block for block in measure.blocks if block.id in cut for item in block.items}
    if not left:
        return
    for score in measure.scores:
        block = next((left[item.id] for item in context.items_of(score) if item.id in left), None)
        if block is None:
            continue
        lender = cut[block.id]
        for what, place in published(context, score, left.keys()):
            message = f"A {what} is of a whole block, and of “{block.id}” some questions of “{lender.measure}” are left out."
            yield rule.at(place, message, help="take the whole block, or leave this out").because(
                lender.span, "a part is borrowed here"
            )
