"""What each formula can be, over all answers: exact sets, or `TooMuch`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar, assert_never

from ....interpreter.values import Way
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
    MissingRule,
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
from ....model.measure import Item, Let, Measure, Score
from ....model.names import Names
from ....model.types import Type
from ..plan.elements import Element, Scope, Thing
from ..plan.kinds import Kinds
from . import reals
from .aggregates import Aggregates
from .answers import NOT_SHOWN, Answers, State, numbers_of
from .calls import Calls
from .choosing import Choosing
from .codes import CodeSets
from .domains import NUMBERS, TRUTHS, Truths, all_of
from .fixed import Fixed, Value
from .jointly import Jointly
from .look_ups import LookUps
from .matters import Matters
from .norms import Norms
from .numbers import NEVER, ONE, ZERO, Numbers, only, only_ends, united
from .operators import calculated, compared, in_interval, rounded, three_valued
from .parts import Part
from .work import WORK, TooMuch

T = TypeVar("T")


class Formulas(Jointly):
    """Sets of values.  Parts that share items are worked out for each answer of the shared ones."""

    def __init__(self, measure: Measure, names: Names, types: Mapping[Expression, Type]) -> None:
        super().__init__(names, Answers(measure, names))
        self.kinds = Kinds(names, dict(types))
        self.aggregates = Aggregates(self)
        self.calls = Calls(self)
        self.choosing = Choosing(self)
        self.codes = CodeSets(self)
        self.look_ups = LookUps(self, measure.tables)
        self.norms = Norms(self)
        self.kept: list[object] = []
        """Formulas from elsewhere: what is known of nodes by their identity must not outlive them."""
        self._some_real = Type.REAL in types.values()
        self._types: dict[tuple[int, int], Type] = {}
        self._known: dict[tuple[object, ...], Hashable] = {}
        self._sorted: dict[str, tuple[str, ...]] = {}

    def elements(self, call: Call, around: MissingRule | None) -> tuple[Element, ...]:
        return self.aggregates.elements(call, around)

    def outcome(self, call: Call, element: Element, fixed: Fixed) -> Hashable:
        return self.aggregates.outcome(call, element, fixed)

    # --- things ------------------------------------------------------------------------------

    def once(self, what: str, thing: Thing, fixed: Fixed, worked_out: Callable[[], T]) -> T:
        """What is known of a thing, or is worked out and then kept."""
        known = fixed.value(thing.id)
        if known is not None:
            return known  # type: ignore[return-value]
        if thing.id not in self._sorted:
            self._sorted[thing.id] = tuple(sorted(self.items_of_thing(thing)))
        items = tuple((id, fixed.items[id]) for id in self._sorted[thing.id] if id in fixed.items)
        key = (what, thing.id, items, *self._settled(thing, fixed))
        if key not in self._known:
            self._known[key] = worked_out()
        return self._known[key]  # type: ignore[return-value]

    def _settled(self, thing: Thing, fixed: Fixed) -> list[tuple[str, Value]]:
        """The things behind it that have one value."""
        if not fixed.things:
            return []
        behind = self.behind_thing(thing)
        return [(id, value) for id, value in fixed.things.items() if value is not None and id in behind]

    def states(self, item: Item, fixed: Fixed) -> frozenset[State]:
        """All states in which an item can be."""
        own, when = frozenset(self.states_of(item, fixed)), item.when
        if when is None:
            return own
        shown = self.once("when", item, fixed, lambda: self.truth(when, Scope(), fixed))
        found: set[State] = set()
        for truth in shown:
            found |= own if truth else {NOT_SHOWN if truth is None else self.answers.hidden(item)}
        return frozenset(found)

    def value(self, thing: Let | Score, fixed: Fixed) -> Numbers:
        """The values of a let or score that is a number, rounded where it is."""
        return self.once("number", thing, fixed, lambda: self.value_anew(thing, fixed))

    def value_anew(self, thing: Let | Score, fixed: Fixed) -> Numbers:
        scope = Scope(thing.missing)
        found = self.number(thing.value, scope, fixed)
        if isinstance(thing, Score) and thing.round is not None:
            return self.rounded(thing.value, scope, found, thing.round.digits, thing.round.way)
        return found

    def thing(self, node: Expression, scope: Scope) -> Thing | None:
        return next(iter(self.things(node, scope)), None) if isinstance(node, Name | NameRange | Several) else None

    # --- of any kind -------------------------------------------------------------------------

    def kind(self, node: Expression, scope: Scope) -> Type:
        key = (id(node), id(scope.stands_for) if scope.stands_for else 0)
        if key not in self._types:
            self._types[key] = self.kinds.of(node, scope)
        return self._types[key]

    def kind_of_value(self, thing: Let | Score) -> Type:
        """The kind of a let's or score's value as it is used, also of one that the measure does not hold."""
        found = self.kind(thing.value, Scope(thing.missing))
        is_rounded = isinstance(thing, Score) and thing.round is not None
        return Type.NUMBER if found is Type.REAL and is_rounded else found

    def is_real(self, node: Expression, scope: Scope) -> bool:
        return self._some_real and self.kind(node, scope) is Type.REAL

    def anything(self, node: Expression, scope: Scope, fixed: Fixed) -> Value:
        match self.kind(node, scope):
            case Type.NUMBER | Type.REAL | Type.UNKNOWN:
                return self.number(node, scope, fixed)
            case Type.TRUTH:
                return self.truth(node, scope, fixed)
            case Type.CODE:
                return self.codes.of(node, scope, fixed)
            case _:
                raise TooMuch

    def of_thing(self, thing: Let | Score, fixed: Fixed) -> Value:
        match self.kinds.of_thing(thing):
            case Type.TRUTH:
                return self._truth_of(thing, fixed)
            case Type.CODE:
                return self.codes.of_thing(thing, fixed)
            case _:
                return self.value(thing, fixed)

    def can_be_missing(self, found: Value) -> frozenset[bool]:
        """Whether a set holds what is there (False), and what is missing (True)."""
        if isinstance(found, Numbers):
            return frozenset(([] if found.is_empty else [False]) + ([True] if found.missing else []))
        return frozenset(one is None for one in found)

    # --- parts -------------------------------------------------------------------------------

    def number_part(self, node: Expression, scope: Scope) -> Part[Numbers]:
        return Part(self.items_of(node, scope), lambda fixed: self.number(node, scope, fixed), (node, scope))

    def truth_part(self, node: Expression, scope: Scope) -> Part[Truths]:
        return Part(self.items_of(node, scope), lambda fixed: self.truth(node, scope, fixed), (node, scope))

    def matter_part(self, node: Expression, scope: Scope) -> Part[Matters]:
        return Part(self.items_of(node, scope), lambda fixed: self.codes.matters(node, scope, fixed), (node, scope))

    def item_part(self, item: Item) -> Part[frozenset[State]]:
        return Part(self.items_of_thing(item), lambda fixed: self.states(item, fixed), item)

    # --- numbers -----------------------------------------------------------------------------

    def number(self, node: Expression, scope: Scope, fixed: Fixed) -> Numbers:
        WORK.spend(4)
        found = self._number(node, scope, fixed)
        return only_ends(found) if WORK.ends_only else found

    def _number(self, node: Expression, scope: Scope, fixed: Fixed) -> Numbers:
        match node:
            case Number(value):
                return only(value)
            case Name() | NameRange() | Several():
                return self.number_of(self.thing(node, scope), scope, fixed, False)
            case Negation(inner):
                return self.number(inner, scope, fixed).moved(-ONE, ZERO)
            case Sum() | Product():
                return self._calculated(node, scope, fixed)
            case If():
                return self.choosing.branch(node, scope, fixed, NUMBERS, self.number)
            case Recode():
                return self.choosing.arm(node, scope, fixed, NUMBERS, self.number)
            case Lookup():
                return self.look_ups.looked_up(node, scope, fixed)
            case Call():
                return self.calls.number(node, scope, fixed)
            case Missing():
                return NEVER
            case _:
                raise TooMuch

    def number_of(self, thing: Thing | None, scope: Scope, fixed: Fixed, turned: bool) -> Numbers:
        if isinstance(thing, Let | Score):
            return self.value(thing, fixed)
        if thing is None:
            return NEVER
        return numbers_of(thing, self.states(thing, fixed), turned != (thing.id in scope.reversed))

    def rounded(self, node: Expression, scope: Scope, value: Numbers, digits: int, way: Way) -> Numbers:
        """The values of a formula rounded, exact or real."""
        return (reals.rounded if self.is_real(node, scope) else rounded)(value, digits, way)

    def _calculated(self, node: Sum | Product, scope: Scope, fixed: Fixed) -> Numbers:
        parts = [self.number_part(part, scope) for part in children(node)]
        if not self.is_real(node, scope):
            return self.jointly(parts, fixed, lambda values: calculated(node, values), united)
        kinds = [self.is_real(part, scope) for part in children(node)]
        return self.jointly(parts, fixed, lambda values: _calculated_real(node, values, kinds), united)

    # --- truths ------------------------------------------------------------------------------

    def truth(self, node: Expression, scope: Scope, fixed: Fixed) -> Truths:
        WORK.spend(4)
        match node:
            case Truth(value):
                return frozenset((value,))
            case Name() | NameRange() | Several():
                return self._truth_of(self.thing(node, scope), fixed)
            case Comparison(operator, left, right):
                sides = [self.number_part(side, scope) for side in (left, right)]
                return self.jointly(sides, fixed, lambda values: compared(operator, *values), all_of)
            case InInterval(subject, interval):
                return in_interval(self.number(subject, scope, fixed), interval)
            case Is() | InCodes() | Includes():
                return self.codes.asked(node, scope, fixed)
            case And(parts) | Or(parts):
                truths = [self.truth_part(part, scope) for part in parts]
                decides = isinstance(node, Or)
                return self.jointly(truths, fixed, lambda values: three_valued(values, decides), all_of)
            case Not(inner):
                return frozenset(None if t is None else not t for t in self.truth(inner, scope, fixed))
            case If():
                return self.choosing.branch(node, scope, fixed, TRUTHS, self.truth)
            case Recode():
                return self.choosing.arm(node, scope, fixed, TRUTHS, self.truth)
            case Call():
                return self.calls.truth(node, scope, fixed)
            case Missing() | Text() | Number() | Sum() | Product() | Negation() | Lookup():
                return frozenset((None,))
            case _:
                assert_never(node)

    def _truth_of(self, thing: Thing | None, fixed: Fixed) -> Truths:
        if isinstance(thing, Item):
            states = self.states(thing, fixed)
            return frozenset(s.score if s.reason is None and isinstance(s.score, bool) else None for s in states)
        if thing is None:
            return frozenset((None,))
        return self.once("truth", thing, fixed, lambda: self.truth(thing.value, Scope(thing.missing), fixed))

    def is_answered(self, thing: Thing, fixed: Fixed) -> Truths:
        if isinstance(thing, Item):
            return frozenset(state.reason is None for state in self.states(thing, fixed))
        return frozenset(not is_missing for is_missing in self.can_be_missing(self.of_thing(thing, fixed)))


def _calculated_real(node: Sum | Product, values: Sequence[Numbers], kinds: Sequence[bool]) -> Numbers:
    """A sum or product from left to right, in binary64 from the first real part on."""
    if isinstance(node, Sum):
        total, signs = reals.Mixed(only(ZERO), False), ["-" if term.negative else "+" for term in node.terms]
    else:
        total, signs = reals.Mixed(only(ONE), False), ["/" if factor.divides else "*" for factor in node.factors]
    for sign, value, is_real in zip(signs, values, kinds, strict=True):
        total = reals.joined(sign, total, reals.Mixed(value, is_real))
    return total.numbers
