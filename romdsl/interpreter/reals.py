"""Real numbers: IEEE binary64, one operation after the other (`spec/meaning.md`, Real numbers)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from ..model.expression import Call, Expression, If, Name, Negation, Product, Recode, Sum, children
from .values import INSUFFICIENT, Lacking, Way, rounded

SNAP = 2.0**-20
"""What is nearer to a tie than a millionth of a unit of the last place counts as one."""

_ALWAYS_REAL = ("real", "sqrt", "exp", "ln", "power", "sd")
_AS_ITS_PARTS = ("abs", "z", "t_score")


def as_real(number: Fraction | float) -> float:
    """An exact number becomes real by one division of its numerator by its denominator."""
    return number if isinstance(number, float) else number.numerator / number.denominator


def combined(sign: str, left: Fraction | float, right: Fraction | float) -> Fraction | float | Lacking:
    """`+ - * /` of two numbers: exact where both are, else in binary64; a division by zero is missing."""
    if sign == "/" and right == 0:
        return INSUFFICIENT
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        match sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case _:
                return left / right
    first, second = as_real(left), as_real(right)
    match sign:
        case "+":
            return _finite(first + second)
        case "-":
            return _finite(first - second)
        case "*":
            return _finite(first * second)
        case _:
            return _finite(first / second)


def function_of(name: str, value: float) -> float | Lacking:
    """`sqrt`, `exp`, `ln`; outside their domain missing."""
    if (name == "sqrt" and value < 0) or (name == "ln" and value <= 0):
        return INSUFFICIENT
    try:
        return _finite({"sqrt": math.sqrt, "exp": math.exp, "ln": math.log}[name](value))
    except OverflowError:
        return INSUFFICIENT


def power(base: float, exponent: float) -> float | Lacking:
    if base < 0 or (base == 0 and exponent <= 0):
        return INSUFFICIENT
    try:
        return _finite(math.pow(base, exponent))
    except OverflowError:
        return INSUFFICIENT


def _finite(value: float) -> float | Lacking:
    """Bounds are known before a measure is taken; what has none has no value."""
    return value if math.isfinite(value) else INSUFFICIENT


def rounded_number(number: Fraction | float, digits: int, way: Way) -> Fraction:
    """An exact number rounded as it is, a real one with its tie that is a little wider."""
    return rounded(number, digits, way) if isinstance(number, Fraction) else _rounded_real(number, digits, way)


def _rounded_real(value: float, digits: int, way: Way) -> Fraction:
    scale = float(Fraction(10) ** digits)
    sign = -1 if value < 0 else 1
    match way:
        case "half away":
            whole = sign * math.floor(abs(value) * scale + (0.5 + SNAP))
        case "down":
            whole = math.floor(value * scale + SNAP)
        case "up":
            whole = -math.floor(SNAP - value * scale)
        case "half even":
            whole = sign * _nearest_even(abs(value) * scale)
    return Fraction(whole) / Fraction(10) ** digits


def _nearest_even(value: float) -> int:
    below = math.floor(value)
    rest = value - below
    if abs(rest - 0.5) <= SNAP:
        return below + below % 2
    return below + 1 if rest > 0.5 else below


def is_real(node: Expression, real_things: Mapping[str, bool]) -> bool:
    """Whether a formula gives a real number, by its form alone; `real_things` says it of lets and scores."""
    match node:
        case Name(id):
            return real_things.get(id, False)
        case Sum() | Product() | Negation():
            return any(is_real(part, real_things) for part in children(node))
        case If(_, then, otherwise):
            return is_real(then, real_things) or is_real(otherwise, real_things)
        case Recode(_, arms, last):
            values = [arm.value for arm in arms] + ([last] if last is not None else [])
            return any(is_real(value, real_things) for value in values)
        case Call(function, arguments):
            if function in _AS_ITS_PARTS:
                return any(is_real(argument, real_things) for argument in arguments)
            return function in _ALWAYS_REAL
        case _:
            return False
