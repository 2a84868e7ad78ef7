"""What each formula becomes: a number a quotient, a truth a step."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from ....model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    InCodes,
    InInterval,
    Is,
    Missing,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Several,
    Sum,
    Text,
    Truth,
)
from ....model.functions import REASONS
from ....model.measure import Item, Let, Score
from ....model.names import Names
from ....model.types import Type
from ....program import TruthStep, Way, WholeStep
from .aggregates import Aggregates
from .arithmetic import add, divide_by, multiply
from .choosing import absolute, chosen, compared, inside, rounded
from .elements import Scope, Thing
from .items import Items
from .named import NamedSteps
from .quotient import NEVER, Quotient, exactly, of_step, scaled
from .reasons import Reasons
from .steps import (
    FALSE,
    MISSING_TRUTH,
    TRUE,
    all_of,
    any_of,
    count_true,
    if_truth,
    is_missing,
    negate,
)
from .things import defined

Value = Quotient | TruthStep


class Formulas:
    """Turns formulas into steps; lets and scores when they are first used."""

    def __init__(self, names: Names, types: dict[Expression, Type]) -> None:
        self.names = names
        self.types = types
        self.named = NamedSteps()
        self.items = Items(self.named, lambda item: self.truth(item.when, Scope()) if item.when else TRUE)
        self.aggregates = Aggregates(self)
        self.reasons = Reasons(self)
        self.values: dict[str, Value] = {}
        self.guards: dict[str, tuple[TruthStep, ...]] = {}
        """What must be true for a let or score to have a value, by its id; there may be more."""

    def value(self, thing: Let | Score) -> Value:
        """The value of a let or score, worked out once."""
        if thing.id not in self.values:
            before, self.named.owner = self.named.owner, thing.id
            self.values[thing.id] = defined(self, thing)
            self.named.owner = before
        return self.values[thing.id]

    def share(self, hint: str, step: WholeStep) -> WholeStep:
        """A step under a name of its own."""
        return self.named.whole(f"{self.named.owner}_{hint}", step)

    def thing(self, node: Expression, scope: Scope) -> Thing | None:
        """The one item, let or score that a name, or a set that is gone through, stands for."""
        if id(node) in scope.stands_for:
            return scope.stands_for[id(node)]
        return next(iter(self.names.elements(node)), None)

    # --- numbers -----------------------------------------------------------------------------

    def number(self, node: Expression, scope: Scope) -> Quotient:
        match node:
            case Number(value):
                return exactly(value)
            case Name() | NameRange() | Several():
                return self._number_of(self.thing(node, scope), scope)
            case Negation(inner):
                return scaled(self.number(inner, scope), Fraction(-1))
            case Sum(terms):
                parts = [self.number(term.value, scope) for term in terms]
                signed = [scaled(p, Fraction(-1)) if t.negative else p for p, t in zip(parts, terms, strict=True)]
                return add(signed)
            case Product():
                return self._product(node, scope)
            case If(condition, then, otherwise):
                truth = self.named.truth(f"{self.named.owner}_condition", self.truth(condition, scope))
                return chosen(truth, self.number(then, scope), self.number(otherwise, scope))
            case Call():
                return self._called(node, scope)
            case Missing() | Text() | Truth() | Comparison() | Is() | InInterval() | InCodes() | And() | Or() | Not():
                return NEVER
            case _:
                assert_never(node)

    def _number_of(self, thing: Thing | None, scope: Scope) -> Quotient:
        if isinstance(thing, Item):
            return self.items.number(thing, thing.id in scope.reversed)
        value = self.value(thing) if thing is not None else NEVER
        return value if isinstance(value, Quotient) else NEVER

    def _product(self, node: Product, scope: Scope) -> Quotient:
        result = exactly(Fraction(1))
        for factor in node.factors:
            value = self.number(factor.value, scope)
            if factor.divides:
                result = divide_by(result, value, lambda step: self.share("divisor", step))
            else:
                result = multiply(result, value)
        return result

    def _called(self, node: Call, scope: Scope) -> Quotient:
        first = node.arguments[0]
        match node.function:
            case "sum" | "mean" | "count" | "min" | "max":
                return self.aggregates.number(node, scope.rule)
            case "answered":
                things = self.names.elements(first)
                return of_step(count_true([self.is_answered(thing) for thing in things]))
            case "reverse":
                return self._reversed(self.thing(first, scope), scope)
            case "round":
                digits = node.arguments[1] if len(node.arguments) > 1 else Number(Fraction(0))
                places = int(digits.value) if isinstance(digits, Number) else 0
                return rounded(self.number(first, scope), places, "half away")
            case "floor" | "ceil":
                way: Way = "floor" if node.function == "floor" else "ceil"
                return rounded(self.number(first, scope), 0, way)
            case "abs":
                return absolute(self.number(first, scope))
            case _:
                return NEVER

    def _reversed(self, thing: Thing | None, scope: Scope) -> Quotient:
        if not isinstance(thing, Item):
            return NEVER
        return self.items.number(thing, thing.id not in scope.reversed)

    def is_answered(self, thing: Thing) -> TruthStep:
        """Whether an item is answered, or a let or score has a value; never missing."""
        if isinstance(thing, Item):
            return self.items.answered(thing)
        return negate(self.reasons.lacks(self.value(thing)))

    # --- truths ------------------------------------------------------------------------------

    def truth(self, node: Expression, scope: Scope) -> TruthStep:
        match node:
            case Truth(value):
                return TRUE if value else FALSE
            case Name() | NameRange() | Several():
                return self._truth_of(self.thing(node, scope))
            case Comparison(operator, left, right):
                return compared(operator, self.number(left, scope), self.number(right, scope))
            case InInterval(subject, interval):
                return inside(self.number(subject, scope), interval)
            case Is() | InCodes():
                return self._code(node, scope)
            case And(parts):
                return all_of([self.truth(part, scope) for part in parts])
            case Or(parts):
                return any_of([self.truth(part, scope) for part in parts])
            case Not(inner):
                return negate(self.truth(inner, scope))
            case If(condition, then, otherwise):
                return if_truth(*(self.truth(part, scope) for part in (condition, then, otherwise)))
            case Call("any" | "all"):
                return self.aggregates.truth(node, scope.rule)
            case Call("answered"):
                thing = self.thing(node.arguments[0], scope)
                return FALSE if thing is None else self.is_answered(thing)
            case Missing() | Text() | Number() | Sum() | Product() | Negation() | Call():
                return MISSING_TRUTH
            case _:
                assert_never(node)

    def _truth_of(self, thing: Thing | None) -> TruthStep:
        if isinstance(thing, Item):
            return self.items.truth(thing)
        value = self.value(thing) if thing is not None else MISSING_TRUTH
        return MISSING_TRUTH if isinstance(value, Quotient) else value

    def _code(self, node: Is | InCodes, scope: Scope) -> TruthStep:
        thing = self.thing(node.subject, scope)
        codes = (node.code,) if isinstance(node, Is) else node.codes
        if isinstance(node, Is) and node.code in REASONS:
            found = self.reasons.is_missing_because(thing, node.code)
        elif isinstance(thing, Item):
            found = self.items.code_in(thing, codes)
        else:
            found = MISSING_TRUTH
        return negate(found) if isinstance(node, Is) and node.negated else found

    def lacks(self, node: Expression, scope: Scope, kind: Type) -> TruthStep:
        """Whether a formula is missing; never missing itself."""
        if kind is Type.TRUTH:
            return is_missing(self.truth(node, scope))
        return self.reasons.lacks(self.number(node, scope))
