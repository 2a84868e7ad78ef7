"""A filter of items with a part that says nothing of an item."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.item_filter import LISTS, NUMBERS, STATUS, NoFilter, passes
from ....model.measure import Cat, Item, NoAnswerType, Placed
from ..bank_parts import things_of
from ..context import Context

rule = Rule("ROM865", "filter-says-nothing", "error")

ANY = Item("", Placed(""), NoAnswerType())
"""What stands in a filter is looked at whatever the item."""
EXAMPLE = "write where grade <= 4 and languages includes so and not dif includes age"


def findings(context: Context) -> Iterator[Finding]:
    for thing in things_of(context.measure):
        where = thing.where if isinstance(thing, Cat) else thing.assembly.where if thing.assembly else None
        try:
            passes(ANY, where)
        except NoFilter as fault:
            words = ", ".join((*NUMBERS, *LISTS, STATUS))
            message = f"“{written.formula(fault.part)}” says nothing of an item; it is known by {words}."
            yield rule.at(fault.part.span, message, help=EXAMPLE)
