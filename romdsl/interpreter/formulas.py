"""The values of formulas."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Protocol, assert_never

from ..model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    InCodes,
    InInterval,
    Is,
    Missing,
    MissingRule,
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
from ..model.functions import REASONS
from ..model.measure import Item
from ..model.names import Names
from .sets import Member
from .states import State, reversed_score
from .values import INSUFFICIENT, Lacking, Value, all_true, any_true, as_number, as_truth, rounded

NONE = MissingRule("none")

_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula stands in: the rule for aggregates without one of their own, what its sets
    stand for (by the identity of the node), and the items that count reversed."""

    rule: MissingRule | None = None
    stands_for: Mapping[int, Member] = field(default_factory=dict)
    reversed: frozenset[str] = frozenset()


class Known(Protocol):
    """What formulas are worked out from."""

    @property
    def names(self) -> Names: ...

    @property
    def states(self) -> Mapping[str, State]: ...

    @property
    def values(self) -> Mapping[str, Value]: ...

    def aggregate(self, call: Call, around: MissingRule | None) -> Value: ...


def value_of(node: Expression, known: Known, scope: Scope) -> Value:
    """The value of a formula; exact, missing ones with their reason."""
    match node:
        case Number(number):
            return number
        case Text(text):
            return text
        case Truth(truth):
            return truth
        case Missing():
            return INSUFFICIENT
        case Name() | NameRange() | Several():
            return _value_of_thing(_thing(node, known, scope), known, scope)
        case Sum() | Product() | Negation():
            return _arithmetic(node, known, scope)
        case Comparison() | Is() | InInterval() | InCodes():
            return _relation(node, known, scope)
        case And(parts):
            return all_true(as_truth(value_of(part, known, scope)) for part in parts)
        case Or(parts):
            return any_true(as_truth(value_of(part, known, scope)) for part in parts)
        case Not(inner):
            negated = as_truth(value_of(inner, known, scope))
            return negated if isinstance(negated, Lacking) else not negated
        case If(condition, then, otherwise):
            chosen = as_truth(value_of(condition, known, scope))
            return chosen if isinstance(chosen, Lacking) else value_of(then if chosen else otherwise, known, scope)
        case Call():
            return _call(node, known, scope)
        case _:
            assert_never(node)


def _thing(node: Expression, known: Known, scope: Scope) -> Member:
    """The one item, let or score that a name, or a set gone through, stands for."""
    if id(node) in scope.stands_for:
        return scope.stands_for[id(node)]
    (thing,) = known.names.elements(node)
    return thing


def _value_of_thing(thing: Member, known: Known, scope: Scope) -> Value:
    if not isinstance(thing, Item):
        return known.values[thing.id]
    value = known.states[thing.id].value
    return reversed_score(thing, value) if thing.id in scope.reversed else value


def _arithmetic(node: Sum | Product | Negation, known: Known, scope: Scope) -> Value:
    match node:
        case Negation(inner):
            value = as_number(value_of(inner, known, scope))
            return value if isinstance(value, Lacking) else -value
        case Sum(terms):
            parts = [(term.negative, value_of(term.value, known, scope)) for term in terms]
            return _from_left(Fraction(0), parts, operator.add, operator.sub)
        case Product(factors):
            parts = [(factor.divides, value_of(factor.value, known, scope)) for factor in factors]
            return _from_left(Fraction(1), parts, operator.mul, _divided)
        case _:
            assert_never(node)


def _from_left(
    start: Fraction,
    parts: list[tuple[bool, Value]],
    forward: Callable[[Fraction, Fraction], Fraction],
    inverse: Callable[[Fraction, Fraction], Fraction | Lacking],
) -> Fraction | Lacking:
    total = start
    for inverts, part in parts:
        number = as_number(part)
        if isinstance(number, Lacking):
            return number
        further = inverse(total, number) if inverts else forward(total, number)
        if isinstance(further, Lacking):
            return further
        total = further
    return total


def _divided(numerator: Fraction, denominator: Fraction) -> Fraction | Lacking:
    return INSUFFICIENT if denominator == 0 else numerator / denominator


def _relation(node: Comparison | Is | InInterval | InCodes, known: Known, scope: Scope) -> bool | Lacking:
    match node:
        case Comparison(sign, left_node, right_node):
            left = as_number(value_of(left_node, known, scope))
            right = as_number(value_of(right_node, known, scope))
            if isinstance(left, Lacking):
                return left
            return right if isinstance(right, Lacking) else _COMPARE[sign](left, right)
        case InInterval(subject, interval):
            number = as_number(value_of(subject, known, scope))
            return number if isinstance(number, Lacking) else number in interval
        case Is(subject, code, negated):
            if code in REASONS:
                return (_reason_of(subject, known, scope) == code) != negated
            found = _code_of(subject, known, scope)
            return found if isinstance(found, Lacking) else (found == code) != negated
        case InCodes(subject, codes):
            found = _code_of(subject, known, scope)
            return found if isinstance(found, Lacking) else found in codes
        case _:
            assert_never(node)


def _reason_of(subject: Expression, known: Known, scope: Scope) -> str | None:
    if isinstance(subject, Name | NameRange | Several):
        thing = _thing(subject, known, scope)
        if isinstance(thing, Item):
            return known.states[thing.id].reason
    value = value_of(subject, known, scope)
    return value.reason if isinstance(value, Lacking) else None


def _code_of(subject: Expression, known: Known, scope: Scope) -> str | None | Lacking:
    """The code of an item's answer; None where a hidden item's number is no code."""
    if isinstance(subject, Name | NameRange | Several):
        thing = _thing(subject, known, scope)
        if isinstance(thing, Item):
            state = known.states[thing.id]
            return Lacking(state.reason) if state.reason is not None else state.code
    value = value_of(subject, known, scope)
    if isinstance(value, bool):
        return "yes" if value else "no"
    assert isinstance(value, str | Lacking), f"{value!r} is not a code"
    return value


def _call(node: Call, known: Known, scope: Scope) -> Value:
    match node.function:
        case "sum" | "mean" | "count" | "min" | "max" | "any" | "all":
            return known.aggregate(node, scope.rule)
        case "answered":
            return _answered(node.arguments[0], known, scope)
        case "reverse":
            thing = _thing(node.arguments[0], known, scope)
            assert isinstance(thing, Item)
            return reversed_score(thing, _value_of_thing(thing, known, scope))
        case _:
            number = as_number(value_of(node.arguments[0], known, scope))
            return number if isinstance(number, Lacking) else _whole(node, number)


def _whole(node: Call, number: Fraction) -> Fraction:
    match node.function:
        case "round":
            digits = node.arguments[1] if len(node.arguments) > 1 else Number(Fraction(0))
            assert isinstance(digits, Number)
            return rounded(number, int(digits.value))
        case "abs":
            return abs(number)
        case "floor":
            return Fraction(floor(number))
        case "ceil":
            return Fraction(ceil(number))
    raise AssertionError(f"there is no function {node.function}")


def _answered(subject: Expression, known: Known, scope: Scope) -> Value:
    """A truth for one thing, the number of those answered for a set that is not gone through."""
    if id(subject) not in scope.stands_for and known.names.is_set(subject):
        return Fraction(sum(_is_answered(thing, known) for thing in known.names.elements(subject)))
    if isinstance(subject, Name | NameRange | Several):
        return _is_answered(_thing(subject, known, scope), known)
    return not isinstance(value_of(subject, known, scope), Lacking)


def _is_answered(thing: Member, known: Known) -> bool:
    if isinstance(thing, Item):
        return known.states[thing.id].reason is None
    return not isinstance(known.values[thing.id], Lacking)
