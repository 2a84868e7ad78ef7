"""What each formula becomes: an exact number a quotient, a real number, a truth, a code a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar, assert_never

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
from ....model.measure import Item, Let, Score, Table
from ....model.names import Names
from ....model.types import Type
from ....program import Constant, ItemClock, ItemNumber, ItemScore, ItemTicked, TruthStep, UseWhole, WholeStep, WordStep
from ....source import Span
from .aggregates import Aggregates
from .answers import Items
from .arithmetic import add, divide_by, multiply
from .bands import Bands
from .choosing import absolute, chosen, present, rounded
from .clocks import hours_between, years_between
from .codes import Codes
from .elements import Scope, Thing
from .kinds import Kinds
from .named import NamedSteps
from .norms import Norms
from .quotient import NEVER, Quotient, exactly, of_step, scaled
from .real_steps import Real
from .reals import Reals
from .reasons import Reasons
from .recoding import Recodings
from .steps import MISSING, TRUE, count_true, is_missing, negate
from .tables import Tables
from .things import ROUNDED, WAYS, defined, under_name
from .truths import Truths

Value = Quotient | Real | TruthStep | WordStep
V = TypeVar("V")
Known = dict[tuple[int, int], V]
"""What formulas became, by the formula and the rule around it."""

_PLAIN = (Constant, UseWhole, ItemScore, ItemNumber, ItemClock, ItemTicked)


class Formulas:
    """Turns formulas into steps; lets and scores when they are first used."""

    def __init__(
        self,
        names: Names,
        types: dict[Expression, Type],
        tables: Sequence[Table] = (),
        spans: Mapping[str, Span] | None = None,
    ) -> None:
        self.names = names
        self.kinds = Kinds(names, types)
        self.spans = spans or {}
        """Where each let, score, alert, check and item stands, by its id."""
        self.named = NamedSteps()
        self.items = Items(self.named, lambda condition: self.truth(condition, Scope()))
        self.aggregates = Aggregates(self)
        self.truths, self.codes, self.reals = Truths(self), Codes(self), Reals(self)
        self.recodings, self.tables = Recodings(self), Tables(self, tables)
        self.bands, self.norms = Bands(self), Norms(self)
        self.reasons = Reasons(self)
        self.values: dict[str, Value] = {}
        self._numbers: Known[Quotient] = {}
        self._truths: Known[TruthStep] = {}
        self._codes: Known[WordStep] = {}
        self._mixed: Known[Quotient | Real] = {}
        self._kept: list[Expression] = []
        """The formulas that are known by their identity: none of them may go, and give it to another."""
        self._own: Known[Value] = {}
        """The values of lets and scores by their formula and rule, so that no formula is worked out again."""
        self.guards: dict[str, tuple[TruthStep, ...]] = {}
        """What must be true for a let or score to have a value, by its id; there may be more."""

    def value(self, thing: Let | Score) -> Value:
        """The value of a let or score, worked out once."""
        if thing.id not in self.values:
            before, self.named.owner = self.named.owner, thing.id
            value = self.values[thing.id] = defined(self, thing)
            self._own[id(thing.value), id(thing.missing)] = value
            self.named.owner = before
        return self.values[thing.id]

    def share(self, hint: str, step: WholeStep) -> WholeStep:
        """A step under a name of its own."""
        return self.named.whole(f"{self.named.owner}_{hint}", step)

    def shared(self, value: Quotient, hint: str) -> Quotient:
        """A value that is used several times: its numerator under a name, where it is not plain."""
        plain = len(value.terms) <= 1 and all(isinstance(step, _PLAIN) for _, step in value.terms.values())
        if plain or value.is_never:
            return value
        return under_name(self.named, f"{self.named.owner}_{hint}", value, None)

    def thing(self, node: Expression, scope: Scope) -> Thing | None:
        """The one item, let or score that a name, or a set that is gone through, stands for."""
        if id(node) in scope.stands_for:
            return scope.stands_for[id(node)]
        return next(iter(self.names.elements(node)), None)

    # --- truths and codes --------------------------------------------------------------------

    def truth(self, node: Expression, scope: Scope) -> TruthStep:
        return self._once(self._truths, node, scope, self.truths.truth)

    def condition(self, node: Expression, scope: Scope) -> TruthStep:
        """A truth that is used several times, under a name."""
        return self.named.truth(f"{self.named.owner}_condition", self.truth(node, scope))

    def holds(self, score: Score, when: Expression | None) -> TruthStep:
        """Whether a band, a cut-off or a norm of a score is for this person; true where it is for everybody."""
        if when is None:
            return TRUE
        return self.named.truth(f"{score.id}_applies", self.truth(when, Scope()))

    def why_open(self, when: Expression) -> WordStep:
        """Why it cannot be said whether a band, a cut-off or a norm is for this person."""
        return self.reasons.of(when, Scope(), Type.TRUTH)

    def code(self, node: Expression, scope: Scope) -> WordStep:
        return self._once(self._codes, node, scope, self.codes.code)

    def is_answered(self, thing: Thing) -> TruthStep:
        """Whether an item is answered, or a let or score has a value; never missing."""
        if isinstance(thing, Item):
            return self.items.answered(thing)
        return negate(self.reasons.lacks(self.value(thing)))

    def lacks(self, node: Expression, scope: Scope, kind: Type) -> TruthStep:
        """Whether a formula is missing; never missing itself."""
        if (id(node), id(scope.rule)) in self._own and not scope.stands_for:
            return self.reasons.lacks(self._own[id(node), id(scope.rule)])
        match self.kinds.of(node, scope) if kind is Type.NUMBER else kind:
            case Type.TRUTH:
                return is_missing(self.truth(node, scope))
            case Type.CODE if kind is Type.CODE:
                return self.codes.lacks(node, scope)
            case Type.REAL:
                return is_missing(self.real(node, scope).step)
            case _:
                return self.reasons.lacks(self.number(node, scope))

    # --- numbers -----------------------------------------------------------------------------

    def real(self, node: Expression, scope: Scope) -> Real:
        return self.reals.as_real(self.mixed(node, scope))

    def mixed(self, node: Expression, scope: Scope) -> Quotient | Real:
        """A number as what it is: exact or real."""
        return self._once(self._mixed, node, scope, self.reals.mixed)

    def number(self, node: Expression, scope: Scope) -> Quotient:
        return self._once(self._numbers, node, scope, self._number)

    def _once(self, known: Known[V], node: Expression, scope: Scope, work_out: Callable[[Expression, Scope], V]) -> V:
        """What a formula becomes, worked out once where it stands for no element of a set."""
        if scope.stands_for or scope.reversed:
            return work_out(node, scope)
        key = id(node), id(scope.rule)
        if key not in known:
            known[key] = work_out(node, scope)
            self._kept.append(node)
        return known[key]

    def _number(self, node: Expression, scope: Scope) -> Quotient:
        match node:
            case Number(value):
                return exactly(value)
            case Name() | NameRange() | Several():
                return self.number_of(self.thing(node, scope), scope)
            case Negation(inner):
                return scaled(self.number(inner, scope), Fraction(-1))
            case Sum(terms):
                parts = [self.number(term.value, scope) for term in terms]
                signed = [scaled(p, Fraction(-1)) if t.negative else p for p, t in zip(parts, terms, strict=True)]
                return add(signed)
            case Product():
                return self._product(node, scope)
            case If(condition, then, otherwise):
                truth = self.condition(condition, scope)
                return chosen(truth, self.number(then, scope), self.number(otherwise, scope))
            case Call():
                return self._called(node, scope)
            case Recode():
                return self.recodings.number(node, scope)
            case Lookup():
                return self.tables.number(node, scope)
            case Missing() | Text() | Truth() | Comparison() | Is() | InInterval() | InCodes() | Includes():
                return NEVER
            case And() | Or() | Not():
                return NEVER
            case _:
                assert_never(node)

    def number_of(self, thing: Thing | None, scope: Scope) -> Quotient:
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
            case "sum" | "mean" | "count" | "min" | "max" | "median" | "percent_of_possible" | "weighted_mean" | "eap" | "eap_se":
                return self.aggregates.number(node, scope.rule)
            case "answered":
                things = self.names.elements(first)
                return of_step(count_true([self.is_answered(thing) for thing in things]))
            case "reverse":
                return self._reversed(self.thing(first, scope), scope)
            case "round" | "floor" | "ceil":
                return self._rounded(node, scope)
            case "abs":
                return absolute(self.number(first, scope))
            case "ticked":
                thing = self.thing(first, scope)
                return of_step(self.items.ticked(thing)) if isinstance(thing, Item) else NEVER
            case "hours_between" | "years_between":
                return self._between(node, scope)
            case "z" | "t_score":
                found = self.norms.standardized(node, scope)
                return found if isinstance(found, Quotient) else NEVER
            case "percentile":
                return self.norms.percentile(node)
            case _:
                return NEVER

    def _reversed(self, thing: Thing | None, scope: Scope) -> Quotient:
        if not isinstance(thing, Item):
            return NEVER
        return self.items.number(thing, thing.id not in scope.reversed)

    def _rounded(self, node: Call, scope: Scope) -> Quotient:
        digits = node.arguments[1] if len(node.arguments) > 1 else Number(Fraction(0))
        places = int(digits.value) if isinstance(digits, Number) else 0
        way = ROUNDED.get(node.function) or WAYS[node.way]
        value = self.mixed(node.arguments[0], scope)
        if isinstance(value, Real):
            return self.reals.rounded(node, value, places, way)
        return rounded(value, places, way)

    def _between(self, node: Call, scope: Scope) -> Quotient:
        things = [self.thing(argument, scope) for argument in node.arguments]
        start, end = (self.items.clock(thing) if isinstance(thing, Item) else MISSING for thing in things)
        return hours_between(start, end, self.named) if node.function == "hours_between" else years_between(start, end)

    def first_there(self, first: Quotient, then: Quotient) -> Quotient:
        """The first value, or another where it is missing."""
        if then.is_never or first.is_never:
            return then if first.is_never else first
        return chosen(self.named.truth(f"{self.named.owner}_is_there", present(first)), first, then)
