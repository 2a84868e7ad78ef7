"""What a part of a formula asks of an item: the largest formulas in it that hang on nothing else."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from ....model.expression import Call, Expression, Name, NameRange, Several
from ....model.measure import Item
from ..plan.elements import NONE, Element, Scope, Thing
from .answers import State
from .fixed import Fixed
from .parts import Looking, Part, formulas_of
from .sharing import NO_IDS

Asked = Iterator[Callable[[Fixed], Hashable]]


class Asking(Looking):
    def states_of(self, item: Item, fixed: Fixed) -> tuple[State, ...]:
        """The states in which an item can be by its own answer."""
        known = fixed.states(item.id)
        return tuple(known) if known is not None else self.answers.of(item)

    def asked(self, part: Part[Any], item: Item, fixed: Fixed) -> Asked:
        """What tells answers to the item apart, everything else being open."""
        items, behind = self.items_of_part(part, frozenset(fixed.things)), self.behind_part(part)
        if self._is_alone(items, behind, item, fixed):
            yield part.evaluate
        elif not isinstance(part.look, tuple):
            yield from self._asked_of_thing(part.look, item, fixed)
        elif isinstance(part.look[1], Scope):
            yield from self._asked_of(part.look[0], part.look[1], item, fixed)
        else:
            yield from self._asked_of_element(part.look[0], part.look[1], item, fixed)

    def _is_alone(self, items: frozenset[str], behind: frozenset[str], item: Item, fixed: Fixed) -> bool:
        """Whether all that decides is known, but for the item."""
        open_things = [id for id, value in fixed.things.items() if value is None]
        return all(id == item.id or fixed.is_known(id) for id in items) and behind.isdisjoint(open_things)

    def _asked_of_thing(self, thing: Thing, item: Item, fixed: Fixed) -> Asked:
        if thing.id == item.id:
            yield lambda known: known.states(item.id)
        for node, scope in self.within_thing(thing):
            yield from self._asked_of(node, scope, item, fixed)

    def _asked_of(self, node: Expression, scope: Scope, item: Item, fixed: Fixed) -> Asked:
        beside = frozenset(fixed.things)
        items = self.items_of(node, scope, beside)
        if item.id not in items:
            return
        if isinstance(node, Name | NameRange | Several):
            for thing in self.things(node, scope):
                if item.id in self.items_of_thing(thing, beside):
                    yield from self._asked_of_thing(thing, item, fixed)
        elif self._is_alone(items, self.behind(node, scope), item, fixed):
            yield lambda known: self.anything(node, scope, known)
        elif isinstance(node, Call) and self.call_id(node, scope):
            for element in self.elements(node, scope.rule):
                yield from self._asked_of_element(node, element, item, fixed)
            rule = node.missing or scope.rule
            if rule is not None and rule.filling is not None:
                yield from self._asked_of(rule.filling, Scope(NONE), item, fixed)
        else:
            for inner, inside in self.within(node, scope):
                yield from self._asked_of(inner, inside, item, fixed)

    def _asked_of_element(self, call: Call, element: Element, item: Item, fixed: Fixed) -> Asked:
        formulas, beside = formulas_of((call, element)), frozenset(fixed.things)
        items = NO_IDS.union(*(self.items_of(node, scope, beside) for node, scope in formulas))
        if item.id not in items:
            return
        if self._is_alone(items, NO_IDS.union(*(self.behind(node, scope) for node, scope in formulas)), item, fixed):
            yield lambda known: self.outcome(call, element, known)
            return
        for node, scope in formulas:
            yield from self._asked_of(node, scope, item, fixed)
