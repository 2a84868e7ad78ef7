"""What formulas rest on: a score that is taken holds only with all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ....answers.asked import behind
from ....model.expression import Expression, InCodes, Is, Lookup, Name, NameRange, Several, children
from ....model.measure import Item, Let, Score
from ....model.measure.over_time import OCCASION
from ....model.names import Names


@dataclass(frozen=True, slots=True)
class Needed:
    """The ids of all things and tables that formulas rest on, and the occasions that they name."""

    ids: frozenset[str]
    tables: frozenset[str]
    occasions: frozenset[str]


def needed_by(asked: Iterable[Expression], names: Names) -> Needed:
    """Everything that some formulas rest on, through lets and scores and the conditions of items."""
    ids: set[str] = set()
    tables: set[str] = set()
    occasions: set[str] = set()
    waiting = list(asked)
    while waiting:
        node = waiting.pop()
        waiting += children(node)
        match node:
            case Lookup(table):
                tables.add(table)
            case Is(Name(id), code) if id == OCCASION:
                occasions.add(code)
            case InCodes(Name(id), codes) if id == OCCASION:
                occasions.update(codes)
        if isinstance(node, Name | NameRange | Several):
            for thing in names.members(node):
                if thing.id not in ids:
                    ids.add(thing.id)
                    waiting += formulas_of(thing)
    return Needed(frozenset(ids), frozenset(tables), frozenset(occasions))


def formulas_of(thing: Item | Let | Score) -> Iterator[Expression]:
    """The formulas that stand at a thing: of a score also those that say for whom its norms hold."""
    yield from behind(thing)
    if isinstance(thing, Score):
        yield from thing.conditions
        yield from (Name(key.value) for each in thing.percentiles for key in each.table.keys)
