"""The functions that take no sets, and `join`."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

from ..model.expression import Call, Expression, Number
from ..model.measure import Item
from .clocks import hours_between, years_between
from .known import Known, Scope, code_of, item_of, score_of, thing_of, value_of_thing
from .norms import band_of, percentile_of, standard, standardised
from .reals import as_real, function_of, power, rounded_number
from .sets import Member, elements
from .states import reversed_score
from .values import Lacking, Present, Value, as_any_number


def value_of_function(node: Call, known: Known, scope: Scope) -> Value:
    first = node.arguments[0]
    match node.function:
        case "answered":
            return _answered(first, known, scope)
        case "different":
            return _different(first, known)
        case "reverse":
            item = item_of(first, known, scope)
            return reversed_score(item, value_of_thing(item, known, scope))
        case "ticked":
            ticks = known.value(first, scope)
            assert isinstance(ticks, frozenset | Lacking), f"{first} is no tick-all"
            return ticks if isinstance(ticks, Lacking) else Fraction(len(ticks))
        case "band":
            return band_of(score_of(first, known, scope), known)
        case "percentile":
            return percentile_of(score_of(first, known, scope), known)
        case "z" | "t_score" if len(node.arguments) == 1:
            return standardised(node.function, score_of(first, known, scope), known)
        case "join":
            return _joined(node, known, scope)
        case _:
            values = [known.value(argument, scope) for argument in node.arguments]
            lacking = next((value for value in values if isinstance(value, Lacking)), None)
            return lacking or _of_values(node, [value for value in values if not isinstance(value, Lacking)])


def _of_values(node: Call, values: list[Present]) -> Value:
    match node.function, values:
        case "hours_between", [time() as first, time() as second]:
            return hours_between(first, second)
        case "years_between", [date() as first, date() as second]:
            return years_between(first, second)
    numbers = [number for value in values if not isinstance(number := as_any_number(value), Lacking)]
    match node.function, numbers:
        case "z" | "t_score", [value, mean, deviation]:
            return standard(node.function, value, mean, deviation)
        case "power", [base, exponent]:
            return power(as_real(base), as_real(exponent))
        case _:
            return _of_number(node, numbers[0])


def _of_number(node: Call, number: Fraction | float) -> Value:
    match node.function:
        case "round":
            return rounded_number(number, _digits(node), node.way)
        case "floor":
            return rounded_number(number, 0, "down")
        case "ceil":
            return rounded_number(number, 0, "up")
        case "abs":
            return -number if number < 0 else number
        case "real":
            return as_real(number)
        case "sqrt" | "exp" | "ln":
            return function_of(node.function, as_real(number))
    raise AssertionError(f"there is no function {node.function}")


def _digits(node: Call) -> int:
    if len(node.arguments) < 2:
        return 0
    digits = node.arguments[1]
    assert isinstance(digits, Number)
    return int(digits.value)


def _joined(node: Call, known: Known, scope: Scope) -> Value:
    """The codes put together; missing as the first that is."""
    codes = [
        code_of(element.formula, known, Scope(scope.rule, {**scope.stands_for, **element.stands_for}))
        for element in elements(node, known.names)
    ]
    for code in codes:
        if isinstance(code, Lacking):
            return code
    return "".join(code for code in codes if isinstance(code, str))


def _answered(subject: Expression, known: Known, scope: Scope) -> Value:
    """A truth for one thing, the number of those answered for a set that is not gone through."""
    if id(subject) not in scope.stands_for and known.names.is_set(subject):
        return Fraction(sum(_is_answered(thing, known) for thing in known.names.elements(subject)))
    thing = thing_of(subject, known, scope)
    if thing is not None:
        return _is_answered(thing, known)
    return not isinstance(known.value(subject, scope), Lacking)


def _different(subject: Expression, known: Known) -> bool:
    """Whether no two answers are alike; never missing, since what is not answered is like nothing."""
    things = [thing for thing in known.names.elements(subject) if _is_answered(thing, known)]
    values = [value_of_thing(thing, known, Scope(None)) for thing in things]
    return len(set(values)) == len(values)


def _is_answered(thing: Member, known: Known) -> bool:
    if isinstance(thing, Item):
        return known.states[thing.id].reason is None
    return not isinstance(known.values[thing.id], Lacking)
