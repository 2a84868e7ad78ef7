"""Sets of items taken apart: the elements of an aggregate, with the items they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.expression import Call, Expression, Name, children
from ..model.functions import FUNCTIONS
from ..model.measure import Item, Let, Score
from ..model.names import Names

Member = Item | Let | Score


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an aggregate: its formula, what each set in it stands for (by the identity of
    the set's node), and the items on which it hangs whether the element is expected.

    `weight` is the second formula of a pair of `weighted_mean`.
    """

    formula: Expression
    stands_for: Mapping[int, Member] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    weight: Expression | None = None


def is_aggregate(node: Expression) -> bool:
    """Whether a rule for missing answers is about it: `join` takes sets, and one missing code is one too many."""
    return takes_sets(node) and isinstance(node, Call) and node.function != "join"


def takes_sets(node: Expression) -> bool:
    return isinstance(node, Call) and node.function in FUNCTIONS and FUNCTIONS[node.function].aggregate


def elements(call: Call, names: Names) -> tuple[Element, ...]:
    """The elements of all arguments, one after the other; those of `weighted_mean` are pairs."""
    if call.function == "weighted_mean":
        return tuple(_elements_of(call.arguments, names))
    return tuple(element for argument in call.arguments for element in _elements_of((argument,), names))


def _elements_of(formulas: Sequence[Expression], names: Names) -> Iterator[Element]:
    """Formulas gone through item by item, all sets in them at the same pace."""
    formula, weight = formulas[0], formulas[1] if len(formulas) > 1 else None
    sets = [node for each in formulas for node in _sets_in(each, names)]
    if not sets:
        items = tuple(item for each in formulas for item in _items_named(each, names))
        yield Element(formula, {}, items, weight)
        return
    held = [names.elements(node) for node in sets]
    assert len({len(members) for members in held}) == 1, "sets that pair off are equally long"
    for row in zip(*held, strict=True):
        stands_for = {id(node): member for node, member in zip(sets, row, strict=True)}
        items = tuple(item for member in row for item in names.deciding(member))
        yield Element(formula, stands_for, items, weight)


def _sets_in(node: Expression, names: Names) -> Iterator[Expression]:
    """The sets that a formula goes through: not those of an aggregate inside it."""
    if names.is_set(node):
        yield node
    elif not takes_sets(node):
        for child in children(node):
            yield from _sets_in(child, names)


def _items_named(node: Expression, names: Names) -> Iterator[Item]:
    if isinstance(node, Name):
        thing = names.find(node.id)
        if isinstance(thing, Item):
            yield thing
    elif not takes_sets(node):
        for child in children(node):
            yield from _items_named(child, names)
