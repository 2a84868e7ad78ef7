"""Answers as a program takes them, or refuses them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from romdsl.program import Input

NON_ANSWERS = ("!declined", "!unknown", "!not_applicable")


class Refused(ValueError):
    """An answer is not possible."""


def accepted(entry: Input, value: object) -> str | bool | Fraction | None:
    """An answer as its code, truth, number or text; a non-answer as it stands; None for a blank."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and value in NON_ANSWERS:
        return value
    match entry.kind:
        case "choice":
            is_whole = isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0
            code = str(int(value)) if is_whole else value  # type: ignore[call-overload]
            if isinstance(code, str) and code in entry.codes:
                return code
        case "truth":
            if isinstance(value, bool):
                return value
        case "number":
            number = exact(value)
            if number is not None and possible(number, entry):
                return number
        case "text":
            if isinstance(value, str):
                return value
    raise Refused(f"{entry.item}: {value!r}")


def exact(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        decimal = Decimal(repr(value) if isinstance(value, float) else value)
    except ArithmeticError:
        return None
    return Fraction(decimal) if decimal.is_finite() else None


def possible(number: Fraction, entry: Input) -> bool:
    low, high, step = Fraction(entry.low or 0), Fraction(entry.high or 10**15), Fraction(entry.step)
    return low <= number <= high and (number - low) % step == 0
