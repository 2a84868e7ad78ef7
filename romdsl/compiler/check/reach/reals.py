"""Real numbers one by one, as the interpreter works them out; each is the fraction that binary64 holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ....interpreter import reals
from ....interpreter.values import Lacking, Way
from .numbers import Numbers, added, at_corners, combined, is_much, mapped, rising
from .operators import divided, multiplied
from .work import TooMuch

_EXACTLY = {"+": added, "*": multiplied, "/": divided}


@dataclass(frozen=True, slots=True)
class Mixed:
    """Numbers, and whether they are real."""

    numbers: Numbers
    is_real: bool


def joined(sign: str, left: Mixed, right: Mixed) -> Mixed:
    """`+ - * /`: exact where both are, else in binary64."""
    if not left.is_real and not right.is_real:
        if sign == "-":
            return Mixed(added(left.numbers, right.numbers.moved(Fraction(-1), Fraction(0))), False)
        return Mixed(_EXACTLY[sign](left.numbers, right.numbers), False)

    def operation(a: Fraction, b: Fraction) -> Fraction | None:
        first, second = (float(a) if left.is_real else a), (float(b) if right.is_real else b)
        return _found(reals.combined(sign, first, second))

    if is_much(left.numbers, right.numbers):
        ends = right.numbers.ends()
        if sign == "/" and (ends is None or ends[0] <= 0 <= ends[1]):
            raise TooMuch
        return Mixed(at_corners(left.numbers, right.numbers, _always(operation)), True)
    return Mixed(combined(left.numbers, right.numbers, operation), True)


def _found(value: Fraction | float | Lacking) -> Fraction | None:
    return None if isinstance(value, Lacking) else Fraction(value)


def _always(operation: Callable[..., Fraction | None]) -> Callable[..., Fraction]:
    """An operation of which a result must be there."""

    def one(*values: Fraction) -> Fraction:
        found = operation(*values)
        if found is None:
            raise TooMuch
        return found

    return one


def made_real(numbers: Numbers) -> Numbers:
    return rising(numbers, lambda value: Fraction(reals.as_real(value)))


def function_of(name: str, numbers: Numbers) -> Numbers:
    """`sqrt`, `exp`, `ln`: all of them rise."""

    def one(value: Fraction) -> Fraction | None:
        return _found(reals.function_of(name, float(value)))

    return mapped(numbers, one) if numbers.is_exact else rising(numbers, _always(one))


def power(base: Numbers, exponent: Numbers) -> Numbers:
    return combined(base, exponent, lambda a, b: _found(reals.power(float(a), float(b))))


def rounded(numbers: Numbers, digits: int, way: Way) -> Numbers:
    def one(value: Fraction) -> Fraction:
        try:
            return reals.rounded_number(float(value), digits, way)
        except OverflowError:  # it is too large to be rounded, which a rule tells
            raise TooMuch from None

    return rising(numbers, one)
