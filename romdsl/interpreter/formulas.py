"""The values of formulas."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from ..model.expression import (
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
from ..model.functions import REASONS
from .functions import value_of_function
from .known import Known, Scope, code_of, reason_of, thing_of, value_of_thing
from .matching import looked_up, recoded
from .reals import as_real, combined
from .sets import is_aggregate
from .values import INSUFFICIENT, Lacking, Value, all_true, any_true, as_any_number, as_number, as_truth

_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def value_of(node: Expression, known: Known, scope: Scope) -> Value:
    """The value of a formula, missing ones with their reason."""
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
            thing = thing_of(node, known, scope)
            assert thing is not None
            return value_of_thing(thing, known, scope)
        case Sum() | Product() | Negation():
            return _arithmetic(node, known, scope)
        case Comparison() | Is() | InInterval() | InCodes() | Includes():
            return _relation(node, known, scope)
        case And() | Or() | Not():
            return _logic(node, known, scope)
        case If() | Recode():
            return _chosen(node, known, scope)
        case Lookup():
            return looked_up(node, known, scope)
        case Call():
            if is_aggregate(node):
                return known.aggregate(node, scope.rule)
            return value_of_function(node, known, scope)
        case _:
            assert_never(node)


def _chosen(node: If | Recode, known: Known, scope: Scope) -> Value:
    """The branch or arm that is taken, real where one of the others is."""
    if isinstance(node, Recode):
        value = recoded(node, known, scope)
    else:
        condition = as_truth(value_of(node.condition, known, scope))
        if isinstance(condition, Lacking):
            return condition
        value = value_of(node.then if condition else node.otherwise, known, scope)
    return as_real(value) if isinstance(value, Fraction) and known.is_real(node) else value


def _logic(node: And | Or | Not, known: Known, scope: Scope) -> bool | Lacking:
    match node:
        case And(parts):
            return all_true(as_truth(value_of(part, known, scope)) for part in parts)
        case Or(parts):
            return any_true(as_truth(value_of(part, known, scope)) for part in parts)
        case Not(inner):
            negated = as_truth(value_of(inner, known, scope))
            return negated if isinstance(negated, Lacking) else not negated
        case _:
            assert_never(node)


def _arithmetic(node: Sum | Product | Negation, known: Known, scope: Scope) -> Value:
    match node:
        case Negation(inner):
            value = as_any_number(value_of(inner, known, scope))
            return value if isinstance(value, Lacking) else -value
        case Sum(terms):
            parts = [("-" if term.negative else "+", value_of(term.value, known, scope)) for term in terms]
            return _from_left(Fraction(0), parts)
        case Product(factors):
            parts = [("/" if factor.divides else "*", value_of(factor.value, known, scope)) for factor in factors]
            return _from_left(Fraction(1), parts)
        case _:
            assert_never(node)


def _from_left(start: Fraction, parts: list[tuple[str, Value]]) -> Value:
    """Each part joined to what came before it; with 0 added, or by 1 multiplied, the first is itself."""
    total: Fraction | float = start
    for sign, part in parts:
        number = as_any_number(part)
        if isinstance(number, Lacking):
            return number
        further = combined(sign, total, number)
        if isinstance(further, Lacking):
            return further
        total = further
    return total


def _relation(node: Comparison | Is | InInterval | InCodes | Includes, known: Known, scope: Scope) -> bool | Lacking:
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
                return (reason_of(subject, known, scope) == code) != negated
            found = code_of(subject, known, scope)
            return found if isinstance(found, Lacking) else (found == code) != negated
        case InCodes(subject, codes):
            found = code_of(subject, known, scope)
            return found if isinstance(found, Lacking) else found in codes
        case Includes(subject, codes):
            ticks = value_of(subject, known, scope)
            assert isinstance(ticks, frozenset | Lacking), f"{subject} is no tick-all"
            return ticks if isinstance(ticks, Lacking) else not ticks.isdisjoint(codes)
        case _:
            assert_never(node)
