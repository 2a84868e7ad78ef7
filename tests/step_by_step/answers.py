"""Answers as a program takes them, or refuses them."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from romdsl.program import Input

NON_ANSWERS = ("!declined", "!unknown", "!not_applicable")
CLOCKS = {
    "time": r"([01]\d|2[0-3]):[0-5]\d",
    "date": r"\d{4}-\d\d-\d\d",
    "duration": r"\d{1,4}:[0-5]\d",
}

Answer = str | bool | Fraction | frozenset[str] | None


class Refused(ValueError):
    """An answer is not possible, or a check refuses the answers."""


def accepted(entry: Input, value: object) -> Answer:
    """An answer as its code, ticked codes, truth, number or text; a non-answer as it stands; None for a blank."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and value in NON_ANSWERS:
        return value
    found: Answer = None
    match entry.kind:
        case "choice":
            found = option(entry, value)
        case "several":
            found = ticked(entry, value)
        case "truth":
            found = value if isinstance(value, bool) else None
        case "number":
            number = exact(value)
            found = number if number is not None and possible(number, entry) else None
        case "time" | "date" | "duration":
            found = value if isinstance(value, str) and is_clock(entry.kind, value) else None
        case "text":
            found = value if isinstance(value, str) else None
    if found is None:
        raise Refused(f"{entry.item}: {value!r}")
    return found


def option(entry: Input, value: object) -> str | None:
    is_whole = isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0
    code = str(int(value)) if is_whole else value  # type: ignore[call-overload]
    return code if isinstance(code, str) and code in entry.codes else None


def ticked(entry: Input, value: object) -> str | frozenset[str] | None:
    """The ticked codes; one that says that there is no answer, by itself."""
    if not isinstance(value, list | tuple):
        return None
    codes = [option(entry, part) for part in value]
    alone = [code for code in codes if code in entry.exclusive]
    if None in codes or len(set(codes)) < len(codes) or (alone and len(codes) > 1):
        return None
    return alone[0] if alone else frozenset(code for code in codes if code is not None)


def is_clock(kind: str, text: str) -> bool:
    if not re.fullmatch(CLOCKS[kind], text, re.ASCII):
        return False
    if kind == "date":
        try:
            datetime.strptime(text, "%Y-%m-%d")
        except ValueError:
            return False
    return True


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
