"""The elements of an aggregate: its sets gone through item by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ....model.expression import (
    And,
    Call,
    Expression,
    If,
    Includes,
    InCodes,
    Is,
    MissingRule,
    Name,
    NameRange,
    Number,
    Or,
    Recode,
    Several,
    children,
)
from ....model.functions import FUNCTIONS, REASONS
from ....model.measure import Item, Let, Score
from ....model.names import Named, Names

Thing = Item | Let | Score

NONE = MissingRule("none")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula stands in: the rule for aggregates without their own, what each set in it
    stands for (by the identity of its node), and the ids of items that count reversed."""

    rule: MissingRule | None = None
    stands_for: Mapping[int, Thing] = field(default_factory=dict)
    reversed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Element:
    """The formula of an element, its scope, and the items that decide whether it is expected.

    `weight` is the second formula of a pair of `weighted_mean`.
    """

    formula: Expression
    scope: Scope
    items: tuple[Item, ...]
    item: Item | None
    """Where the element is nothing but an item: that item."""
    weight: Expression | None = None


def is_aggregate(node: Expression) -> bool:
    """Whether a call takes sets, and works them out by itself."""
    return isinstance(node, Call) and node.function in FUNCTIONS and FUNCTIONS[node.function].aggregate


def elements_of(call: Call, around: MissingRule | None, names: Names) -> tuple[Element, ...]:
    """The elements of all arguments, one after the other; those of `weighted_mean` are pairs."""
    turned = frozenset(thing.id for target in call.reverse for thing in names.elements(target))
    together = [call.arguments] if call.function == "weighted_mean" else [(argument,) for argument in call.arguments]
    return tuple(element for formulas in together for element in _gone_through(formulas, around, turned, names))


def _gone_through(
    formulas: tuple[Expression, ...], around: MissingRule | None, turned: frozenset[str], names: Names
) -> Iterator[Element]:
    """Formulas item by item, all sets in them at the same pace."""
    argument, weight = formulas[0], formulas[1] if len(formulas) > 1 else None
    sets = [node for formula in formulas for node in sets_in(formula, names)]
    if not sets:
        named = tuple(item for formula in formulas for item in items_named(formula, names))
        yield Element(argument, Scope(around, {}, turned), named, _only_item(argument, names), weight)
        return
    for row in zip(*(names.elements(node) for node in sets), strict=False):
        stands_for = {id(node): thing for node, thing in zip(sets, row, strict=True)}
        first = stands_for.get(id(argument))
        only = first if isinstance(first, Item) else None
        items = tuple(item for thing in row for item in names.deciding(thing))
        yield Element(argument, Scope(around, stands_for, turned), items, only, weight)


def _only_item(argument: Expression, names: Names) -> Item | None:
    thing = names.find(argument.id) if isinstance(argument, Name) else None
    return thing if isinstance(thing, Item) else None


def sets_in(node: Expression, names: Names) -> Iterator[Expression]:
    """The sets that a formula goes through; not those of an aggregate inside it."""
    if names.is_set(node):
        yield node
    elif not is_aggregate(node):
        for child in children(node):
            yield from sets_in(child, names)


def items_named(node: Expression, names: Names) -> Iterator[Item]:
    if isinstance(node, Name):
        thing = names.find(node.id)
        if isinstance(thing, Item):
            yield thing
    elif not is_aggregate(node):
        for child in children(node):
            yield from items_named(child, names)


def is_strict(node: Expression, names: Names, stands_for: Mapping[int, Thing] | None = None) -> bool:
    """Whether a formula is missing as soon as something that it names is.

    A row's let is looked into: `stands_for` says for which one a set stands, and what that let names is in `names`.
    """
    match node:
        case Name(name) if stands_for is None:
            return _is_strict_let(names.find(name), names)
        case Name() | Several() | NameRange() if stands_for is not None:
            return _is_strict_let(stands_for.get(id(node)), names)
        case Is(_, code):
            return code not in REASONS
        case InCodes() | Includes():
            return True
        case And() | If() | Or():
            return False
        case Recode(subject, arms):
            return is_strict(subject, names, stands_for) and all(isinstance(arm.value, Number) for arm in arms)
        case Call() if is_aggregate(node) or node.function in ("answered", "different", "percentile"):
            return False
        case _:
            return all(is_strict(child, names, stands_for) for child in children(node))


def _is_strict_let(thing: Named | None, names: Names) -> bool:
    return not isinstance(thing, Let) or is_strict(thing.value, names)


def written_sets(call: Call, names: Names) -> list[Expression]:
    """The sets that stand in the arguments of a call."""
    return [node for argument in call.arguments for node in sets_in(argument, names)]
