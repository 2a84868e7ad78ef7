"""Of which kinds answers are: a person's own words, the questions of a lender, the measure's own."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.expression import (
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Name,
    NameRange,
    Several,
    Sum,
    children,
)
from ...model.functions import FUNCTIONS
from ...model.measure import Item, Let, Measure, Score
from ...model.names import Names
from .mentions import members_of

Kind = str
"""In words, as a message says it."""
_SETS = (Name, NameRange, Several)
_DECIDING = (Comparison, Is, InInterval, InCodes, Includes)
"""What is asked of answers there decides, and adds nothing."""


class Kinds:
    """The kinds of the answers that go into the value of a formula, through lets and scores."""

    def __init__(self, measure: Measure, names: Names) -> None:
        self.names = names
        self.lenders = {one.prefix: one.measure for one in measure.borrowed}
        self.known: dict[str, frozenset[Kind]] = {}

    def of_item(self, item: Item) -> Kind:
        if item.slot is not None:
            return f"what each person says of their own in “{item.slot.rows}”"
        lender = self.lenders.get(item.id.rpartition(".")[0])
        return f"questions of “{lender}”" if lender else "questions of this measure's own"

    def of_thing(self, thing: Item | Let | Score) -> frozenset[Kind]:
        if isinstance(thing, Item):
            return frozenset() if thing.id in self.names.contexts else frozenset({self.of_item(thing)})
        if thing.id not in self.known:
            self.known[thing.id] = frozenset()  # a thing in a circle
            self.known[thing.id] = self.of(thing.value)
        return self.known[thing.id]

    def of(self, formula: Expression) -> frozenset[Kind]:
        if isinstance(formula, _SETS):
            things = members_of(formula, self.names)
            return frozenset(kind for thing in things for kind in self.of_thing(thing))
        return frozenset(kind for part in valued_parts(formula) for kind in self.of(part))

    def added(self, formula: Expression) -> Iterator[tuple[Expression, frozenset[Kind]]]:
        """The parts that a sum or an aggregate puts together, each thing of a set by itself, and their kinds."""
        match formula:
            case Sum(terms):
                yield from ((term.value, self.of(term.value)) for term in terms)
            case Call(function, arguments) if FUNCTIONS[function].aggregate and function != "answered":
                for part in arguments:
                    things = members_of(part, self.names) if isinstance(part, _SETS) else ()
                    yield from ((part, self.of_thing(thing)) for thing in things)
                    if not isinstance(part, _SETS):
                        yield part, self.of(part)


def valued_parts(formula: Expression) -> tuple[Expression, ...]:
    """The formulas inside a formula whose values go into its own."""
    match formula:
        case Call("answered"):
            return ()
        case Call("count", arguments):
            return tuple(child for part in arguments for child in children(part) or (part,))
        case If(_, then, otherwise):
            return then, otherwise
        case _:
            return () if isinstance(formula, _DECIDING) else children(formula)
