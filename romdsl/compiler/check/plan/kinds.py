"""Of which kind a formula is where it stands: exact or real, a truth, a code."""

from __future__ import annotations

from collections.abc import Iterable

from ....model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Lookup,
    Missing,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Recode,
    Several,
    Sum,
    Text,
    Truth,
    children,
)
from ....model.functions import FUNCTIONS
from ....model.measure import Choice, DateAnswer, FreeText, Item, NoAnswerType, Score, TimeAnswer, YesNo
from ....model.names import Names
from ....model.types import Type
from .elements import Scope, Thing

_AS_ITS_PARTS = ("abs", "z", "t_score")
_GIVES = {"number": Type.NUMBER, "yes or no": Type.TRUTH, "real number": Type.REAL, "code": Type.CODE}


class Kinds:
    """The types of formulas, those of a set's element among them."""

    def __init__(self, names: Names, types: dict[Expression, Type]) -> None:
        self.names = names
        self.types = types
        self._things: dict[str, Type] = {}

    def of_thing(self, thing: Thing) -> Type:
        """The kind of the value that an item, a let or a score has in formulas."""
        if thing.id not in self._things:
            self._things[thing.id] = _of_item(thing) if isinstance(thing, Item) else self._of_value(thing.value)
            if isinstance(thing, Score) and thing.round is not None and self._things[thing.id] is Type.REAL:
                self._things[thing.id] = Type.NUMBER
        return self._things[thing.id]

    def _of_value(self, node: Expression) -> Type:
        found = self.types.get(node, Type.UNKNOWN)
        return self.of(node, Scope()) if found is Type.UNKNOWN else found

    def of(self, node: Expression, scope: Scope) -> Type:
        match node:
            case Number() | Lookup():
                return Type.NUMBER
            case Text():
                return Type.CODE
            case Missing():
                return Type.UNKNOWN
            case Truth() | Comparison() | Is() | InInterval() | InCodes() | Includes() | And() | Or() | Not():
                return Type.TRUTH
            case Name() | NameRange() | Several():
                thing = scope.stands_for.get(id(node)) or next(iter(self.names.elements(node)), None)
                return Type.UNKNOWN if thing is None else self.of_thing(thing)
            case Sum() | Product() | Negation():
                return self._calculated(children(node), scope)
            case If(_, then, otherwise):
                return self._united((then, otherwise), scope)
            case Recode(_, arms, last):
                return self._united((*(arm.value for arm in arms), *(() if last is None else (last,))), scope)
            case Call():
                return self._called(node, scope)

    def _called(self, node: Call, scope: Scope) -> Type:
        if node.function in _AS_ITS_PARTS:
            return self._calculated(node.arguments, scope)
        if node.function == "answered" and any(map(self.names.is_set, node.arguments)):
            stands = id(node.arguments[0]) in scope.stands_for
            return Type.TRUTH if stands else Type.NUMBER
        return _GIVES[FUNCTIONS[node.function].gives]

    def _calculated(self, parts: Iterable[Expression], scope: Scope) -> Type:
        return Type.REAL if any(self.of(part, scope) is Type.REAL for part in parts) else Type.NUMBER

    def _united(self, parts: Iterable[Expression], scope: Scope) -> Type:
        found = [kind for kind in (self.of(part, scope) for part in parts) if kind is not Type.UNKNOWN]
        if Type.REAL in found:
            return Type.REAL
        return found[0] if found else Type.UNKNOWN


def _of_item(item: Item) -> Type:
    match item.answer:
        case YesNo():
            return Type.TRUTH
        case Choice(several=True):
            return Type.SET
        case Choice(options) if options and all(option.score is None for option in options):
            return Type.CODE
        case TimeAnswer():
            return Type.TIME
        case DateAnswer():
            return Type.DATE
        case FreeText():
            return Type.TEXT
        case NoAnswerType():
            return Type.UNKNOWN
        case _:
            return Type.NUMBER
