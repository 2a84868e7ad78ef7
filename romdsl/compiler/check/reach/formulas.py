"""What each formula can be, over all answers: exact sets, or `TooMuch`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    children,
)
from ....model.functions import REASONS
from ....model.measure import Item, Let, Measure, Score
from ....model.names import Names
from ....model.types import Type
from ..plan.elements import Scope, Thing
from ..plan.items import scores
from .aggregates import Aggregates
from .answers import NOT_SHOWN, Answers, State, hidden_state
from .numbers import NEVER, WORK, Numbers, TooMuch, mapped, only, united
from .operators import all_truths, calculated, compared, in_interval, rounded, taken_number, taken_truth, three_valued
from .sharing import Fixed, Sharing

Truths = frozenset[bool | None]
T = TypeVar("T")


class Formulas(Sharing):
    """Sets of values.  Parts that share items are worked out for each answer of the shared ones."""

    def __init__(self, measure: Measure, names: Names, types: Mapping[Expression, Type]) -> None:
        super().__init__(names, Answers(measure, names))
        self.types = types
        self.aggregates = Aggregates(self)
        self.kept: list[object] = []
        """Formulas from elsewhere: what is known of nodes by their identity must not outlive them."""
        self._known: dict[tuple[object, ...], Numbers | Truths] = {}
        self._sorted: dict[str, tuple[str, ...]] = {}

    # --- things ------------------------------------------------------------------------------

    def _remembered(self, thing: Thing, fixed: Fixed, worked_out: Callable[[], T]) -> T:
        if thing.id not in self._sorted:
            self._sorted[thing.id] = tuple(sorted(self.items_of_thing(thing)))
        key = (thing.id, *((id, fixed[id]) for id in self._sorted[thing.id] if id in fixed))
        if key not in self._known:
            self._known[key] = worked_out()  # type: ignore[assignment]
        return self._known[key]  # type: ignore[return-value]

    def states(self, item: Item, fixed: Fixed) -> frozenset[State]:
        """All states in which an item can be."""
        own = frozenset((fixed[item.id],)) if item.id in fixed else frozenset(self.answers.of(item))
        if item.when is None:
            return own
        shown = self._remembered(
            item, fixed, lambda: self.truth(item.when, Scope(), fixed) if item.when else frozenset()
        )
        found: set[State] = set()
        for truth in shown:
            found |= own if truth else {NOT_SHOWN if truth is None else hidden_state(item)}
        return frozenset(found)

    def value(self, thing: Let | Score, fixed: Fixed) -> Numbers:
        """The values of a let or score that is a number, rounded where it is."""
        return self._remembered(thing, fixed, lambda: self.value_anew(thing, fixed))

    def value_anew(self, thing: Let | Score, fixed: Fixed) -> Numbers:
        found = self.number(thing.value, Scope(thing.missing), fixed)
        if isinstance(thing, Score) and thing.round is not None:
            return rounded(found, thing.round.digits, thing.round.way)
        return found

    def thing(self, node: Expression, scope: Scope) -> Thing | None:
        if id(node) in scope.stands_for:
            return scope.stands_for[id(node)]
        return next(iter(self.names.elements(node)), None)

    # --- numbers -----------------------------------------------------------------------------

    def number(self, node: Expression, scope: Scope, fixed: Fixed) -> Numbers:
        WORK.spend(4)
        match node:
            case Number(value):
                return only(value)
            case Name() | NameRange() | Several():
                return self._number_of(self.thing(node, scope), scope, fixed, False)
            case Negation(inner):
                return self.number(inner, scope, fixed).moved(Fraction(-1), Fraction(0))
            case Sum() | Product():
                return self._calculated(node, scope, fixed)
            case If(condition, then, otherwise):
                parts = [(self.items_of(part, scope), self._number_at(part, scope)) for part in (then, otherwise)]
                question = (self.items_of(condition, scope), self._truth_at(condition, scope))
                return self._if(question, parts, fixed, taken_number, united)
            case Call():
                return self._called(node, scope, fixed)
            case Missing():
                return NEVER
            case _:
                raise TooMuch

    def _number_at(self, node: Expression, scope: Scope) -> Callable[[Fixed], Numbers]:
        return lambda fixed: self.number(node, scope, fixed)

    def _truth_at(self, node: Expression, scope: Scope) -> Callable[[Fixed], Truths]:
        return lambda fixed: self.truth(node, scope, fixed)

    def _if(
        self,
        question: tuple[frozenset[str], Callable[[Fixed], Truths]],
        branches: list[tuple[frozenset[str], Callable[[Fixed], T]]],
        fixed: Fixed,
        results: Callable[[Truths, bool, T], T],
        join: Callable[[list[T]], T],
    ) -> T:
        """The condition with each branch; the branches need not go together, as only one is taken."""
        found = []
        for taken, (items, evaluate) in zip((True, False), branches, strict=True):
            parts: list[tuple[frozenset[str], Callable[[Fixed], Truths | T]]] = [question, (items, evaluate)]
            found.append(self.jointly(parts, fixed, _branch(results, taken), join))
        return join(found)

    def _number_of(self, thing: Thing | None, scope: Scope, fixed: Fixed, turned: bool) -> Numbers:
        if isinstance(thing, Let | Score):
            return self.value(thing, fixed)
        if thing is None:
            return NEVER
        states = self.states(thing, fixed)
        found = self.values_of(thing, states, turned != (thing.id in scope.reversed))
        return Numbers((), found, any(state.reason is not None for state in states))

    def values_of(self, item: Item, states: Iterable[State], turned: bool) -> frozenset[Fraction]:
        """The scores of an item in some states, reversed on request."""
        found = {state.score for state in states if state.reason is None and isinstance(state.score, Fraction)}
        if not turned:
            return frozenset(found)
        if not found:
            return frozenset()
        total = min(scores(item)) + max(scores(item))
        return frozenset(total - score for score in found)

    def _calculated(self, node: Sum | Product, scope: Scope, fixed: Fixed) -> Numbers:
        parts = [(self.items_of(part, scope), self._number_at(part, scope)) for part in children(node)]
        return self.jointly(parts, fixed, lambda values: calculated(node, values), united)

    def _called(self, node: Call, scope: Scope, fixed: Fixed) -> Numbers:
        first = node.arguments[0]
        match node.function:
            case "sum" | "mean" | "count" | "min" | "max":
                return self.aggregates.number(node, scope.rule, fixed)
            case "answered":
                return self.aggregates.number_answered(self.names.elements(first), fixed)
            case "reverse":
                return self._number_of(self.thing(first, scope), scope, fixed, True)
        if node.function not in ("round", "floor", "ceil", "abs"):
            raise TooMuch
        value = self.number(first, scope, fixed)
        match node.function:
            case "round":
                digits = node.arguments[1] if len(node.arguments) > 1 else None
                return rounded(value, int(digits.value) if isinstance(digits, Number) else 0, node.way)
            case "floor" | "ceil":
                return rounded(value, 0, "down" if node.function == "floor" else "up")
            case "abs":
                ends = value.ends()
                return value if ends is None or ends[0] >= 0 else mapped(value, abs)
        raise TooMuch

    # --- truths ------------------------------------------------------------------------------

    def truth(self, node: Expression, scope: Scope, fixed: Fixed) -> Truths:
        WORK.spend(4)
        match node:
            case Truth(value):
                return frozenset((value,))
            case Name() | NameRange() | Several():
                return self._truth_of(self.thing(node, scope), fixed)
            case Comparison(operator, left, right):
                sides = [(self.items_of(side, scope), self._number_at(side, scope)) for side in (left, right)]
                return self.jointly(sides, fixed, lambda values: compared(operator, *values), all_truths)
            case InInterval(subject, interval):
                return in_interval(self.number(subject, scope, fixed), interval)
            case Is() | InCodes():
                return self._code(node, scope, fixed)
            case And(parts) | Or(parts):
                truths = [(self.items_of(part, scope), self._truth_at(part, scope)) for part in parts]
                decides = isinstance(node, Or)
                return self.jointly(truths, fixed, lambda values: three_valued(values, decides), all_truths)
            case Not(inner):
                return frozenset(None if t is None else not t for t in self.truth(inner, scope, fixed))
            case If(condition, then, otherwise):
                branches = [(self.items_of(part, scope), self._truth_at(part, scope)) for part in (then, otherwise)]
                question = (self.items_of(condition, scope), self._truth_at(condition, scope))
                return self._if(question, branches, fixed, taken_truth, all_truths)
            case Call("any" | "all"):
                return self.aggregates.truth(node, scope.rule, fixed)
            case Call("answered"):
                thing = self.thing(node.arguments[0], scope)
                return frozenset((False,)) if thing is None else self.is_answered(thing, fixed)
            case Missing() | Text() | Number() | Sum() | Product() | Negation() | Call():
                return frozenset((None,))
            case Includes() | Recode() | Lookup():
                raise TooMuch
            case _:
                assert_never(node)

    def _truth_of(self, thing: Thing | None, fixed: Fixed) -> Truths:
        if isinstance(thing, Item):
            states = self.states(thing, fixed)
            return frozenset(s.score if s.reason is None and isinstance(s.score, bool) else None for s in states)
        if thing is None:
            return frozenset((None,))
        return self._remembered(thing, fixed, lambda: self.truth(thing.value, Scope(thing.missing), fixed))

    def is_answered(self, thing: Thing, fixed: Fixed) -> Truths:
        if isinstance(thing, Item):
            return frozenset(state.reason is None for state in self.states(thing, fixed))
        if self.types.get(thing.value) is Type.TRUTH:
            return frozenset(truth is not None for truth in self._truth_of(thing, fixed))
        value = self.value(thing, fixed)
        return frozenset(([] if value.is_empty else [True]) + ([False] if value.missing else []))

    def _code(self, node: Is | InCodes, scope: Scope, fixed: Fixed) -> Truths:
        thing = self.thing(node.subject, scope)
        if not isinstance(thing, Item):
            raise TooMuch
        negated = isinstance(node, Is) and node.negated
        found: set[bool | None] = set()
        for state in self.states(thing, fixed):
            if isinstance(node, Is) and node.code in REASONS:
                found.add((state.reason == node.code) != negated)
            elif state.reason is not None:
                found.add(None)
            else:
                codes = (node.code,) if isinstance(node, Is) else node.codes
                found.add((state.code in codes) != negated)
        return frozenset(found)


def _branch(results: Callable[[Truths, bool, T], T], taken: bool) -> Callable[[list[Truths | T]], T]:
    """What a branch gives with what its condition can be."""

    def one(values: list[Truths | T]) -> T:
        truths, value = values
        return results(truths, taken, value)  # type: ignore[arg-type]

    return one
