"""Which items a formula hangs on, and parts that share items worked out for each answer of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import prod
from typing import TypeVar

from ....model.expression import Expression, Name, NameRange, Several, children
from ....model.measure import Item
from ....model.names import Names
from ..plan.elements import Scope, Thing
from .answers import Answers, State
from .numbers import WORK, TooMuch

MOST_COMBINATIONS = 3_000

Fixed = Mapping[str, State]
T = TypeVar("T")
U = TypeVar("U")


class Sharing:
    """What hangs on what."""

    def __init__(self, names: Names, answers: Answers) -> None:
        self.names = names
        self.answers = answers
        self._items_of_things: dict[str, frozenset[str]] = {}
        self._items: dict[tuple[int, int], frozenset[str]] = {}

    def items_of_thing(self, thing: Thing) -> frozenset[str]:
        """The ids of items whose answers decide about a thing, through conditions, lets and scores."""
        if thing.id not in self._items_of_things:
            if isinstance(thing, Item):
                found = {thing.id} | (self.items_of(thing.when, Scope()) if thing.when is not None else set())
            else:
                found = set(self.items_of(thing.value, Scope(thing.missing)))
                if thing.missing is not None and thing.missing.filling is not None:
                    found |= self.items_of(thing.missing.filling, Scope())
            self._items_of_things[thing.id] = frozenset(found)
        return self._items_of_things[thing.id]

    def items_of(self, node: Expression, scope: Scope) -> frozenset[str]:
        # What sets stand for is kept with the elements; an empty one is made anew each time.
        key = (id(node), id(scope.stands_for) if scope.stands_for else 0)
        if key not in self._items:
            if isinstance(node, Name | NameRange | Several):
                here = scope.stands_for.get(id(node))
                things = [here] if here is not None else self.names.elements(node)
                self._items[key] = frozenset[str]().union(*map(self.items_of_thing, things))
            else:
                self._items[key] = frozenset[str]().union(*(self.items_of(child, scope) for child in children(node)))
        return self._items[key]

    def jointly(
        self,
        parts: Sequence[tuple[frozenset[str], Callable[[Fixed], T]]],
        fixed: Fixed,
        results: Callable[[list[T]], U],
        join: Callable[[list[U]], U],
    ) -> U:
        """The results over all answers: the items that parts share are fixed one way after the other."""
        counts = Counter(item for items, _ in parts for item in items if item not in fixed)
        named = (self.names.find(id) for id, count in counts.items() if count > 1)
        shared = [thing for thing in named if isinstance(thing, Item)]
        states = [self.answers.of(item) for item in shared]
        if prod(map(len, states)) > MOST_COMBINATIONS:
            raise TooMuch
        found: list[U] = []
        for row in product(*states):
            WORK.spend(2 * len(parts) + 3)
            here = {**fixed, **{item.id: state for item, state in zip(shared, row, strict=True)}} if shared else fixed
            found.append(results([evaluate(here) for _, evaluate in parts]))
        return found[0] if len(found) == 1 else join(found)
