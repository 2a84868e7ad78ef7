"""What a measure asks for: its items by the names they have in data, and those that a score needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.expression import Expression, Name, NameRange, Several, children
from ..model.measure import Item, Let, Measure, Score
from ..model.names import Names


@dataclass(frozen=True)
class Asked:
    """The items of a measure.  `by_name` holds them by id and by their `column`; `needed` are the ids
    of those on which a score or an alert rests, their conditions among them."""

    measure: str
    items: Mapping[str, Item]
    by_name: Mapping[str, str]
    needed: tuple[str, ...]


def asked_by(measure: Measure) -> Asked:
    """What a checked measure asks for."""
    items = {item.id: item for item in measure.items}
    by_name = {item.column.value: item.id for item in measure.items if item.column}
    by_name.update({id: id for id in items})
    return Asked(measure.id, items, by_name, needed_items(measure))


def needed_items(measure: Measure) -> tuple[str, ...]:
    """The ids of the items on which scores and alerts rest, in the order of the form."""
    names = Names.of(measure)
    seen: set[str] = set()
    waiting: list[Expression] = [score.value for score in measure.scores]
    waiting += [score.missing.filling for score in measure.scores if score.missing and score.missing.filling]
    waiting += [alert.when for alert in measure.alerts]
    while waiting:
        expression = waiting.pop()
        waiting += children(expression)
        if not isinstance(expression, Name | NameRange | Several):
            continue
        for thing in names.members(expression):
            if thing.id not in seen:
                seen.add(thing.id)
                waiting += behind(thing)
    return tuple(item.id for item in measure.items if item.id in seen)


def behind(thing: Item | Let | Score) -> list[Expression]:
    """The formulas that decide what an item, let or score is worth."""
    if isinstance(thing, Item):
        return [thing.when] if thing.when else []
    filling = thing.missing.filling if thing.missing else None
    return [thing.value, filling] if filling else [thing.value]
