"""How many items a score rests on, and of them how many were expected, answered and filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model.expression import Call, Expression, MissingRule, children
from ..model.measure import Item, Let, Score
from ..model.names import Names
from .known import NONE
from .order import named
from .sets import is_aggregate
from .states import State


@dataclass(frozen=True, slots=True)
class Taking:
    """An aggregate as it stands in a score or let: the rule around it, and the ids of the items
    named in its arguments, those of aggregates inside it apart."""

    call: Call
    around: MissingRule | None
    items: frozenset[str]

    @property
    def rule(self) -> MissingRule | None:
        return self.call.missing or self.around


@dataclass(frozen=True, slots=True)
class Basis:
    """What a score rests on: its distinct items, those that stand outside aggregates too, and its aggregates."""

    items: frozenset[str]
    alone: frozenset[str]
    takings: tuple[Taking, ...]


@dataclass(slots=True)
class _Found:
    names: Names
    alone: set[str] = field(default_factory=set)
    takings: list[Taking] = field(default_factory=list)
    further: dict[str, Let | Score] = field(default_factory=dict)

    def walk(self, node: Expression, around: MissingRule | None) -> None:
        if isinstance(node, Call) and is_aggregate(node):
            inside: set[str] = set()
            for argument in node.arguments:
                self._walk_within(argument, inside, around)
            self.takings.append(Taking(node, around, frozenset(inside)))
            if node.missing is not None and node.missing.filling is not None:
                self.walk(node.missing.filling, NONE)
        elif children(node):
            for child in children(node):
                self.walk(child, around)
        else:
            self._note(node, self.alone)

    def _walk_within(self, node: Expression, inside: set[str], around: MissingRule | None) -> None:
        if is_aggregate(node):
            self.walk(node, around)
        elif children(node):
            for child in children(node):
                self._walk_within(child, inside, around)
        else:
            self._note(node, inside)

    def _note(self, leaf: Expression, items: set[str]) -> None:
        for thing in named(leaf, self.names):
            if thing.id in self.names.contexts:
                continue
            if isinstance(thing, Item):
                items.add(thing.id)
            else:
                self.further.setdefault(thing.id, thing)


def basis_of(score: Score, names: Names) -> Basis:
    """The items and aggregates of a score, through all lets and scores that it names."""
    found = _Found(names, further={score.id: score})
    gone_through: set[str] = set()
    while len(gone_through) < len(found.further):
        for id, thing in [*found.further.items()]:
            if id not in gone_through:
                gone_through.add(id)
                found.walk(thing.value, thing.missing)
                if thing.missing is not None and thing.missing.filling is not None:
                    found.walk(thing.missing.filling, NONE)
    taken = frozenset().union(*(taking.items for taking in found.takings))
    return Basis(taken | found.alone, frozenset(found.alone), tuple(found.takings))


@dataclass(frozen=True, slots=True)
class Counts:
    answered: int
    expected: int
    filled: int


def count_items(basis: Basis, states: Mapping[str, State], is_met: Callable[[Taking], bool]) -> Counts:
    """Expected, answered and filled among the distinct items of a score that is not missing."""
    expected = [id for id in basis.items if states[id].expected and not _left_out(id, basis, states)]
    unanswered = {id for id in expected if states[id].reason is not None}
    filled: set[str] = set()
    for taking, left_out in _filling(basis):
        lacking = {id for id in unanswered & taking.items if states[id].reason not in left_out}
        if lacking and is_met(taking):
            filled |= lacking
    return Counts(len(expected) - len(unanswered), len(expected), len(filled))


def _left_out(id: str, basis: Basis, states: Mapping[str, State]) -> bool:
    """Whether every place where the item stands leaves its kind of non-answer out."""
    reason = states[id].reason
    if reason is None or id in basis.alone:
        return False
    rules = (taking.rule for taking in basis.takings if id in taking.items)
    return all(rule is not None and reason in rule.leaving_out for rule in rules)


def _filling(basis: Basis) -> Iterator[tuple[Taking, tuple[str, ...]]]:
    """The aggregates that fill in, each with the kinds of non-answer that it leaves out."""
    for taking in basis.takings:
        if taking.rule is not None and taking.rule.fill in ("prorate", "as"):
            yield taking, taking.rule.leaving_out
