"""What formulas are worked out from, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..model.expression import Call, Expression, MissingRule, Name, NameRange, Several
from ..model.measure import Item, Score, Table
from ..model.names import Names
from .sets import Member
from .states import State, reversed_score
from .values import Lacking, Value

NONE = MissingRule("none")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula stands in: the rule for aggregates without one of their own, what its sets
    stand for (by the identity of the node), and the items that count reversed."""

    rule: MissingRule | None = None
    stands_for: Mapping[int, Member] = field(default_factory=dict)
    reversed: frozenset[str] = frozenset()


class Known(Protocol):
    """What formulas are worked out from."""

    @property
    def names(self) -> Names: ...

    @property
    def states(self) -> Mapping[str, State]: ...

    @property
    def values(self) -> Mapping[str, Value]: ...

    @property
    def tables(self) -> Mapping[str, Table]: ...

    def value(self, node: Expression, scope: Scope) -> Value: ...

    def aggregate(self, call: Call, around: MissingRule | None) -> Value: ...

    def is_real(self, node: Expression) -> bool: ...


def thing_of(node: Expression, known: Known, scope: Scope) -> Member | None:
    """The one item, let or score that a name, or a set gone through, stands for; None for other formulas."""
    if id(node) in scope.stands_for:
        return scope.stands_for[id(node)]
    if not isinstance(node, Name | NameRange | Several):
        return None
    (thing,) = known.names.elements(node)
    return thing


def item_of(node: Expression, known: Known, scope: Scope) -> Item:
    thing = thing_of(node, known, scope)
    assert isinstance(thing, Item), f"{node} is no item"
    return thing


def score_of(node: Expression, known: Known, scope: Scope) -> Score:
    thing = thing_of(node, known, scope)
    assert isinstance(thing, Score), f"{node} is no score"
    return thing


def value_of_thing(thing: Member, known: Known, scope: Scope) -> Value:
    if not isinstance(thing, Item):
        return known.values[thing.id]
    value = known.states[thing.id].value
    return reversed_score(thing, value) if thing.id in scope.reversed else value


def code_of(subject: Expression, known: Known, scope: Scope) -> str | None | Lacking:
    """The code of an item's answer, or of a formula that gives one; None where a number has no code."""
    thing = thing_of(subject, known, scope)
    if isinstance(thing, Item):
        state = known.states[thing.id]
        return Lacking(state.reason) if state.reason is not None else state.code
    value = known.value(subject, scope)
    if isinstance(value, bool):
        return "yes" if value else "no"
    assert isinstance(value, str | Lacking), f"{value!r} is not a code"
    return value


def reason_of(subject: Expression, known: Known, scope: Scope) -> str | None:
    """Why a thing is missing, None where it is not."""
    thing = thing_of(subject, known, scope)
    if isinstance(thing, Item):
        return known.states[thing.id].reason
    value = known.value(subject, scope)
    return value.reason if isinstance(value, Lacking) else None
