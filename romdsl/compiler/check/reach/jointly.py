"""Parts of a formula that share items: worked out for each answer of the shared ones, alike answers together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, TypeVar

from ....model.measure import Item, Let, Score
from ....model.names import Names
from ..plan.elements import Scope
from .answers import Answers, Possible
from .asking import Asking
from .fixed import Fixed, Value
from .numbers import NEVER, ONE, Numbers
from .parts import Part
from .pieces import Piece
from .sharing import NO_IDS
from .work import WORK, TooMuch

MOST_COMBINATIONS = 3_000
_FEW_COMBINATIONS = 30
_MOST_SHARED = 14

U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Shared:
    """An item that parts share, and its answers in groups of which only the part `free` can tell
    apart those in one group; for all others one of the group stands for it."""

    id: str
    groups: tuple[Possible, ...]
    instead: tuple[Possible, ...]
    free: int = -1

    def at(self, number: int, place: int) -> Possible:
        return (self.groups if number == self.free else self.instead)[place]


class Jointly(Asking):
    def __init__(self, names: Names, answers: Answers) -> None:
        super().__init__(names, answers)

    def of_thing(self, thing: Let | Score, fixed: Fixed) -> Value:
        """All that a let or score can be."""
        raise NotImplementedError

    def jointly(
        self,
        parts: Sequence[Part[Any]],
        fixed: Fixed,
        results: Callable[[list[Any]], U],
        join: Callable[[list[U]], U],
    ) -> U:
        """The results over all answers: what parts share is fixed one way after the other."""
        beside = frozenset(fixed.things)
        items = self._shared([self.items_of_part(part, beside) for part in parts], fixed)
        if not items:
            return results([part.evaluate(fixed) for part in parts])
        things: dict[str, list[Value]] = {}
        if prod(len(self.states_of(item, fixed)) for item in items) > _FEW_COMBINATIONS:
            things = self._things_shared(parts, items, fixed)
            beside = beside.union(things)
            items = self._shared([self.items_of_part(part, beside) for part in parts], fixed)
        self._refuse_wide(parts, items)
        grouped = self._grouped(parts, items, fixed.also({}, dict.fromkeys(things)))
        found: dict[tuple[Hashable, ...], U] = {}
        for values in self._rows(parts, things, grouped, fixed):
            key = tuple(values)
            if key not in found:
                found[key] = results(values)
        return next(iter(found.values())) if len(found) == 1 else join(list(found.values()))

    def _shared(self, items: Sequence[frozenset[str]], fixed: Fixed) -> list[Item]:
        counts = Counter(id for some in items for id in some if not fixed.is_known(id))
        found = [self.names.find(id) for id, count in counts.items() if count > 1]
        return [thing for thing in found if isinstance(thing, Item)]

    def _rows(
        self, parts: Sequence[Part[Any]], things: Mapping[str, list[Value]], items: Sequence[Shared], fixed: Fixed
    ) -> Iterator[list[Any]]:
        """What the parts are, for each combination of values and answers."""
        values, ids = list(things.values()), list(things)
        sizes = [*map(len, values), *(len(one.groups) for one in items)]
        if prod(sizes) > MOST_COMBINATIONS:
            raise TooMuch
        beside = frozenset(things) | frozenset(fixed.things)
        touching = []
        for part in parts:
            behind, seen = self.behind_part(part) if things else NO_IDS, self.items_of_part(part, beside)
            here = [place for place, id in enumerate(ids) if id in behind]
            touching.append((here, [place for place, one in enumerate(items) if one.id in seen]))
        known: list[dict[tuple[int, ...], Any]] = [{} for _ in parts]
        for row in product(*map(range, sizes)):
            WORK.spend(len(parts) + 2)
            found = []
            for number, (part, (of_things, of_items)) in enumerate(zip(parts, touching, strict=True)):
                key = (*(row[place] for place in of_things), *(row[len(ids) + place] for place in of_items))
                if key not in known[number]:
                    picked = {items[place].id: items[place].at(number, row[len(ids) + place]) for place in of_items}
                    settled = {ids[place]: values[place][row[place]] for place in of_things}
                    known[number][key] = part.evaluate(fixed.also(picked, settled))
                found.append(known[number][key])
            yield found

    def _refuse_wide(self, parts: Sequence[Part[Any]], items: Sequence[Item]) -> None:
        """Answers that are not gone through one by one may count in one part alone."""
        counts: Counter[str] = Counter()
        for part in parts:
            if any(item.id in part.items for item in items):
                counts.update(self.wide_in_part(part))
        if any(counts[item.id] > 1 for item in items):
            raise TooMuch

    # --- answers that are alike --------------------------------------------------------------

    def _grouped(self, parts: Sequence[Part[Any]], items: Sequence[Item], fixed: Fixed) -> list[Shared]:
        states = [self.states_of(item, fixed) for item in items]
        if prod(map(len, states)) <= _FEW_COMBINATIONS:
            each = [tuple(self.answers.possible((state,)) for state in some) for some in states]
            return [Shared(item.id, some, some) for item, some in zip(items, each, strict=True)]
        if len(items) > _MOST_SHARED:
            raise TooMuch
        return [self._groups(parts, item, fixed) for item in items]

    def _groups(self, parts: Sequence[Part[Any]], item: Item, fixed: Fixed) -> Shared:
        """The answers that no part tells apart but one, which is the one that tells most apart."""
        states, beside = self.states_of(item, fixed), frozenset(fixed.things)
        alone = [fixed.also({item.id: self.answers.possible((state,))}) for state in states]
        seen: dict[int, list[tuple[Hashable, ...]]] = {}
        for number, part in enumerate(parts):
            if item.id in self.items_of_part(part, beside):
                asked = list(self.asked(part, item, fixed))
                WORK.spend(len(asked) * len(states) * 2)
                seen[number] = [tuple(one(known) for one in asked) for known in alone]
        free = max(seen, key=lambda number: len(set(seen[number])))
        groups: dict[tuple[object, ...], list[Any]] = {}
        for place, state in enumerate(states):
            key = tuple(signs[place] for number, signs in seen.items() if number != free)
            groups.setdefault(key, []).append(state)
        instead = tuple(self.answers.possible(some[:1]) for some in groups.values())
        return Shared(item.id, tuple(map(self.answers.possible, groups.values())), instead, free)

    # --- lets, scores and aggregates that parts share ----------------------------------------

    def _things_shared(self, parts: Sequence[Part[Any]], items: Sequence[Item], fixed: Fixed) -> dict[str, list[Value]]:
        """Those through which alone parts share items, each with all its values: as good as a shared item."""
        found: dict[str, list[Value]] = {}
        shared = {item.id for item in items}
        behind = [self.behind_part(part) for part in parts]
        counts = Counter(id for some in behind for id in some if id not in fixed.things)
        candidates = [(self._items_behind(id), id) for id, count in counts.items() if count > 1]
        for own, id in sorted(candidates, key=lambda pair: (-len(pair[0]), pair[1])):
            beside = frozenset((*fixed.things, *found, id))
            inside = self._behind_one(id)
            if own.isdisjoint(shared) or not inside.isdisjoint(found):
                continue
            seen = [self.items_of_part(part, beside) for part in parts]
            if any(not own.isdisjoint(some) for some in seen):
                continue
            values = _one_by_one(self._value_of(id, fixed))
            if values is not None:
                found[id] = values
                shared = {item.id for item in self._shared(seen, fixed)}
        return found

    def _items_behind(self, id: str) -> frozenset[str]:
        if id in self.known_calls:
            return self.items_of(*self.known_calls[id])
        thing = self.names.find(id)
        return self.items_of_thing(thing) if isinstance(thing, Let | Score) else NO_IDS

    def _behind_one(self, id: str) -> frozenset[str]:
        if id in self.known_calls:
            return self.behind(*self.known_calls[id])
        thing = self.names.find(id)
        return self.behind_thing(thing) if isinstance(thing, Let | Score) else NO_IDS

    def _value_of(self, id: str, fixed: Fixed) -> Value:
        if id in self.known_calls:
            node, scope = self.known_calls[id]
            return self.anything(node, Scope(scope.rule), fixed)
        thing = self.names.find(id)
        assert isinstance(thing, Let | Score)
        return self.of_thing(thing, fixed)


def _one_by_one(value: Value) -> list[Value] | None:
    """Each value by itself; None where they are too many."""
    if not isinstance(value, Numbers):
        return [frozenset((one,)) for one in value]  # type: ignore[misc]
    if value.count() > MOST_COMBINATIONS:
        return None
    WORK.spend(value.count())
    found: dict[object, Value] = {point: Numbers((), frozenset((point,))) for point in value.points}
    for piece in value.pieces:
        for number in piece.values():
            found.setdefault(number, Numbers((Piece(number, ONE, 1, piece.note),)))
    return [*found.values(), *([NEVER] if value.missing else [])]
