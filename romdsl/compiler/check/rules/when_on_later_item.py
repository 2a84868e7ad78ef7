"""A condition looks at a question that is asked only afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Expression, Name, NameRange
from ....model.measure import Item
from ....source import Span
from ..context import Context
from ..mentions import names_in, ranges_in

rule = Rule("ROM407", "when-on-later-item", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for item in context.measure.items:
        if item.when is None or item.id in context.circular:
            continue
        for name, later in later_ones(item.when, item, context):
            if name.span in seen:
                continue
            seen.add(name.span)
            if later is item:
                message = f"Whether “{item.id}” is asked hangs on its own answer."
            else:
                message = f"Whether “{item.id}” is asked hangs on “{later.id}”, which is asked after it."
            finding = rule.at(name.span, message, help="look at questions above it, or move one of them")
            yield finding if later is item else finding.because(later.span, "asked here")


def later_ones(condition: Expression, item: Item, context: Context) -> Iterator[tuple[Expression, Item]]:
    """Each name in the condition that rests on an item at or after this one, and the first such item."""
    place = context.names.place
    ranges = list(ranges_in(condition))
    ends = {id(end) for target in ranges for end in (target.first, target.last)}
    targets: list[Name | NameRange] = [*ranges, *(name for name in names_in(condition) if id(name) not in ends)]
    for target in targets:
        items: list[Item] = []
        for member in context.names.members(target):
            items += [member] if isinstance(member, Item) else context.items_of(member)
        late = [other for other in items if place.get(other.id, -1) >= place[item.id]]
        if late:
            yield target, late[0]
