"""Parts of a formula that share items: worked out for each answer of the shared ones, alike answers together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, Generic, TypeVar

from ....model.expression import Call, Expression, Name, NameRange, Several
from ....model.measure import Item
from ....model.names import Names
from ..plan.elements import NONE, Element, Scope, Thing, is_aggregate
from .answers import Answers, Possible, State
from .sharing import Sharing
from .work import WORK, TooMuch

MOST_COMBINATIONS = 4_500
_FEW_COMBINATIONS = 30
_MOST_SHARED = 14

Fixed = Mapping[str, Possible]
"""What is known of the answers to some items."""
Look = tuple[Expression, Scope] | tuple[Call, Element] | Thing
"""A formula where it stands, an element of an aggregate, or a thing."""
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One of several parts: the items that decide about it, how it is worked out, and what it looks at."""

    items: frozenset[str]
    evaluate: Callable[[Fixed], T]
    look: Look


@dataclass(frozen=True, slots=True)
class Shared:
    """An item that parts share, and its answers in groups of which only the part `free` can tell
    apart those in one group; for all others one of the group stands for it."""

    item: Item
    groups: tuple[Possible, ...]
    instead: tuple[Possible, ...]
    free: int = -1


class Jointly(Sharing):
    def __init__(self, names: Names, answers: Answers) -> None:
        super().__init__(names)
        self.answers = answers

    def anything(self, node: Expression, scope: Scope, fixed: Fixed) -> Hashable:
        """All that a formula of any kind can be."""
        raise NotImplementedError

    def outcome(self, call: Call, element: Element, fixed: Fixed) -> Hashable:
        """All that an element of an aggregate can be."""
        raise NotImplementedError

    def jointly(
        self,
        parts: Sequence[Part[Any]],
        fixed: Fixed,
        results: Callable[[list[Any]], U],
        join: Callable[[list[U]], U],
    ) -> U:
        """The results over all answers: the items that parts share are fixed one way after the other."""
        counts = Counter(item for part in parts for item in part.items if item not in fixed or not fixed[item].is_one)
        things = [self.names.find(id) for id, count in counts.items() if count > 1]
        items = [thing for thing in things if isinstance(thing, Item)]
        if not items:
            return results([part.evaluate(fixed) for part in parts])
        self._refuse_wide(parts, items)
        found: dict[tuple[Hashable, ...], U] = {}
        for values in self._rows(parts, self._grouped(parts, items, fixed), fixed):
            key = tuple(values)
            if key not in found:
                found[key] = results(values)
        return next(iter(found.values())) if len(found) == 1 else join(list(found.values()))

    def _rows(self, parts: Sequence[Part[Any]], shared: Sequence[Shared], fixed: Fixed) -> Iterator[list[Any]]:
        """What the parts are, for each combination of groups."""
        if prod(len(one.groups) for one in shared) > MOST_COMBINATIONS:
            raise TooMuch
        touching = [[place for place, one in enumerate(shared) if one.item.id in part.items] for part in parts]
        known: list[dict[tuple[int, ...], Any]] = [{} for _ in parts]
        for row in product(*(range(len(one.groups)) for one in shared)):
            WORK.spend(len(parts) + 2)
            values = []
            for number, part in enumerate(parts):
                key = tuple(row[place] for place in touching[number])
                if key not in known[number]:
                    picked = {
                        one.item.id: (one.groups if one.free == number else one.instead)[row[place]]
                        for place, one in ((place, shared[place]) for place in touching[number])
                    }
                    known[number][key] = part.evaluate({**fixed, **picked})
                values.append(known[number][key])
            yield values

    def _refuse_wide(self, parts: Sequence[Part[Any]], items: Sequence[Item]) -> None:
        """Answers that are not gone through one by one may count in one part alone."""
        counts: Counter[str] = Counter()
        for part in parts:
            if any(item.id in part.items for item in items):
                counts.update(self._wide_in_look(part.look))
        if any(counts[item.id] > 1 for item in items):
            raise TooMuch

    def _wide_in_look(self, look: Look) -> frozenset[str]:
        if not isinstance(look, tuple):
            return self.wide_in_thing(look)
        if isinstance(look[1], Scope):
            return self.wide_in(look[0], look[1])
        element = look[1]
        found = [self.wide_in(formula, element.scope) for formula in _formulas(element)]
        return frozenset[str]().union(*found)

    # --- answers that are alike --------------------------------------------------------------

    def _grouped(self, parts: Sequence[Part[Any]], items: Sequence[Item], fixed: Fixed) -> list[Shared]:
        states = [self._states(item, fixed) for item in items]
        if prod(map(len, states)) <= _FEW_COMBINATIONS:
            each = [tuple(self.answers.possible((state,)) for state in some) for some in states]
            return [Shared(item, some, some) for item, some in zip(items, each, strict=True)]
        if len(items) > _MOST_SHARED:
            raise TooMuch
        return [self._groups(parts, item, some, fixed) for item, some in zip(items, states, strict=True)]

    def _states(self, item: Item, fixed: Fixed) -> tuple[State, ...]:
        return tuple(fixed[item.id].states) if item.id in fixed else self.answers.of(item)

    def _groups(self, parts: Sequence[Part[Any]], item: Item, states: Sequence[State], fixed: Fixed) -> Shared:
        """The answers that no part tells apart but one, which is the one that tells most apart."""
        alone = [self.answers.possible((state,)) for state in states]
        seen: dict[int, list[tuple[Hashable, ...]]] = {}
        for number, part in enumerate(parts):
            if item.id in part.items:
                asked = list(self._asked(part, item, fixed))
                WORK.spend(len(asked) * len(states) * 2)
                seen[number] = [tuple(one({**fixed, item.id: state}) for one in asked) for state in alone]
        free = max(seen, key=lambda number: len(set(seen[number])))
        groups: dict[tuple[object, ...], list[State]] = {}
        for place, state in enumerate(states):
            key = tuple(signs[place] for number, signs in seen.items() if number != free)
            groups.setdefault(key, []).append(state)
        instead = tuple(self.answers.possible(some[:1]) for some in groups.values())
        return Shared(item, tuple(map(self.answers.possible, groups.values())), instead, free)

    def _asked(self, part: Part[Any], item: Item, fixed: Fixed) -> Iterator[Callable[[Fixed], Hashable]]:
        """All that a part asks of an item: the largest formulas in it that hang on nothing else."""
        if self._is_alone(part.items, item, fixed):
            yield part.evaluate
        elif not isinstance(part.look, tuple):
            yield from self._asked_of_thing(part.look, item, fixed)
        elif isinstance(part.look[1], Scope):
            yield from self._asked_of(part.look[0], part.look[1], item, fixed)
        else:
            yield from self._asked_of_element(part.look[0], part.look[1], item, fixed)

    def _is_alone(self, items: frozenset[str], item: Item, fixed: Fixed) -> bool:
        return all(id == item.id or (id in fixed and fixed[id].is_one) for id in items)

    def _asked_of_thing(self, thing: Thing, item: Item, fixed: Fixed) -> Iterator[Callable[[Fixed], Hashable]]:
        if thing.id == item.id:
            yield lambda known: known[item.id]
        for node, scope in self.within_thing(thing):
            yield from self._asked_of(node, scope, item, fixed)

    def _asked_of(
        self, node: Expression, scope: Scope, item: Item, fixed: Fixed
    ) -> Iterator[Callable[[Fixed], Hashable]]:
        items = self.items_of(node, scope)
        if item.id not in items:
            return
        if isinstance(node, Name | NameRange | Several):
            for thing in self.things(node, scope):
                if item.id in self.items_of_thing(thing):
                    yield from self._asked_of_thing(thing, item, fixed)
        elif self._is_alone(items, item, fixed):
            yield lambda known: self.anything(node, scope, known)
        elif isinstance(node, Call) and is_aggregate(node) and node.function != "join":
            for element in self.elements(node, scope.rule):
                yield from self._asked_of_element(node, element, item, fixed)
            if node.missing is not None and node.missing.filling is not None:
                yield from self._asked_of(node.missing.filling, Scope(NONE), item, fixed)
        else:
            for inner, inside in self.within(node, scope):
                yield from self._asked_of(inner, inside, item, fixed)

    def _asked_of_element(
        self, call: Call, element: Element, item: Item, fixed: Fixed
    ) -> Iterator[Callable[[Fixed], Hashable]]:
        items = frozenset[str]().union(*(self.items_of(formula, element.scope) for formula in _formulas(element)))
        if item.id not in items:
            return
        if self._is_alone(items, item, fixed):
            yield lambda known: self.outcome(call, element, known)
            return
        for formula in _formulas(element):
            yield from self._asked_of(formula, element.scope, item, fixed)

    def elements(self, call: Call, around: Any) -> tuple[Element, ...]:
        raise NotImplementedError


def _formulas(element: Element) -> tuple[Expression, ...]:
    return (element.formula,) if element.weight is None else (element.formula, element.weight)
