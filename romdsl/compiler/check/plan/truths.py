"""What each formula that is true, false or missing becomes."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, assert_never

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
)
from ....model.measure import Item
from ....program import TruthStep
from .choosing import compared, inside
from .elements import Scope, Thing
from .steps import FALSE, MISSING_TRUTH, TRUE, all_of, any_of, if_truth, negate

if TYPE_CHECKING:
    from .formulas import Formulas


class Truths:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def truth(self, node: Expression, scope: Scope) -> TruthStep:
        formulas = self.formulas
        match node:
            case Truth(value):
                return TRUE if value else FALSE
            case Name() | NameRange() | Several():
                return self._of_thing(formulas.thing(node, scope))
            case Comparison(operator, left, right):
                return compared(operator, formulas.number(left, scope), formulas.number(right, scope))
            case InInterval(subject, interval):
                return inside(formulas.number(subject, scope), interval)
            case Is() | InCodes():
                return formulas.codes.asked(node, scope)
            case Includes():
                return formulas.codes.includes(node, scope)
            case And(parts):
                return all_of([self.formulas.truth(part, scope) for part in parts])
            case Or(parts):
                return any_of([self.formulas.truth(part, scope) for part in parts])
            case Not(inner):
                return negate(self.formulas.truth(inner, scope))
            case If(condition, then, otherwise):
                return if_truth(*(self.formulas.truth(part, scope) for part in (condition, then, otherwise)))
            case Recode():
                return formulas.recodings.truth(node, scope)
            case Call("any" | "all"):
                return formulas.aggregates.truth(node, scope.rule)
            case Call("answered"):
                thing = formulas.thing(node.arguments[0], scope)
                return FALSE if thing is None else formulas.is_answered(thing)
            case Call("different"):
                return self._different(node, scope)
            case Missing() | Text() | Number() | Sum() | Product() | Negation() | Lookup() | Call():
                return MISSING_TRUTH
            case _:
                assert_never(node)

    def _different(self, node: Call, scope: Scope) -> TruthStep:
        """Of each two things of the set one is not answered, or their values are not the same."""
        formulas = self.formulas
        parts = []
        for first, second in combinations(formulas.names.elements(node.arguments[0]), 2):
            same = compared("=", formulas.number_of(first, scope), formulas.number_of(second, scope))
            both = [formulas.is_answered(thing) for thing in (first, second)]
            parts.append(negate(all_of([*both, same])))
        return all_of(parts)

    def _of_thing(self, thing: Thing | None) -> TruthStep:
        if isinstance(thing, Item):
            return self.formulas.items.truth(thing)
        value = self.formulas.value(thing) if thing is not None else MISSING_TRUTH
        return value if isinstance(value, TruthStep) else MISSING_TRUTH
