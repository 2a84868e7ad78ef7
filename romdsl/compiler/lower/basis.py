"""What a score rests on: its distinct items, and the aggregates that take them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...model.expression import Call, Expression, MissingRule, Name, NameRange, Several, children
from ...model.measure import Item, Let, Score
from ...model.names import Names
from ..check.plan.elements import NONE, is_aggregate


@dataclass(frozen=True, slots=True)
class Taking:
    """An aggregate, the rule around it, and the ids of the items in its elements."""

    call: Call
    around: MissingRule | None
    items: frozenset[str]

    @property
    def rule(self) -> MissingRule | None:
        return self.call.missing or self.around


@dataclass(slots=True)
class Basis:
    """Distinct items in the order of the form; `alone` are those that stand outside aggregates too."""

    items: tuple[Item, ...] = ()
    alone: set[str] = field(default_factory=set)
    takings: list[Taking] = field(default_factory=list)


def basis_of(score: Score, names: Names) -> Basis:
    """Through all lets and scores that the score names; not through the conditions of items."""
    basis = Basis()
    waiting: list[Let | Score] = [score]
    seen = {score.id}
    while waiting:
        thing = waiting.pop()
        roots = [(thing.value, thing.missing)]
        if thing.missing is not None and thing.missing.filling is not None:
            roots.append((thing.missing.filling, NONE))
        for formula, rule in roots:
            for further in _walk(formula, rule, names, basis):
                if further.id not in seen:
                    seen.add(further.id)
                    waiting.append(further)
    every = basis.alone.union(*(taking.items for taking in basis.takings))
    basis.items = tuple(item for item in names.items if item.id in every)
    return basis


def _walk(formula: Expression, rule: MissingRule | None, names: Names, basis: Basis) -> Iterator[Let | Score]:
    """Notes the items and aggregates of a formula; gives the lets and scores that it names."""
    if isinstance(formula, Call) and has_rule(formula):
        inside: set[str] = set()
        for argument in formula.arguments:
            yield from _within(argument, rule, names, basis, inside)
        basis.takings.append(Taking(formula, rule, frozenset(inside)))
        if formula.missing is not None and formula.missing.filling is not None:
            yield from _walk(formula.missing.filling, NONE, names, basis)
    elif isinstance(formula, Name | NameRange | Several):
        yield from _note(formula, names, basis.alone)
    else:
        for child in children(formula):
            yield from _walk(child, rule, names, basis)


def _within(
    formula: Expression, rule: MissingRule | None, names: Names, basis: Basis, inside: set[str]
) -> Iterator[Let | Score]:
    if has_rule(formula):
        yield from _walk(formula, rule, names, basis)
    elif isinstance(formula, Name | NameRange | Several):
        yield from _note(formula, names, inside)
    else:
        for child in children(formula):
            yield from _within(child, rule, names, basis, inside)


def has_rule(node: Expression) -> bool:
    """Whether a rule for missing answers is about it: `join` takes sets, and one missing code is one too many."""
    return is_aggregate(node) and isinstance(node, Call) and node.function != "join"


def _note(formula: Expression, names: Names, items: set[str]) -> Iterator[Let | Score]:
    for thing in names.elements(formula):
        if isinstance(thing, Item):
            items.add(thing.id)
        else:
            yield thing
