"""Whole numbers held to the limit that a program promises, partial results included."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

LIMIT = 2**53 - 1


def within(number: int) -> int:
    assert abs(number) <= LIMIT, number
    return number


def added(numbers: Iterable[int]) -> int:
    """The sum, each partial sum held to the limit."""
    total = 0
    for number in numbers:
        total = within(total + number)
    return total


def divided(above: int, below: int, way: str) -> int:
    assert below >= 1, f"{above} / {below}"
    value = Fraction(above, below)
    match way:
        case "exact":
            assert value.denominator == 1, value
            within(abs(above) + below)
            return int(value)
        case "floor":
            within(abs(above) + below)
            return above // below
        case "ceil":
            within(abs(above) + below)
            return -(-above // below)
        case "half away":
            size = within(2 * abs(above) + below) // within(2 * below)
            return -size if above < 0 else size
        case "half even":
            within(2 * abs(above) + 3 * below)
            return round(value)
    raise AssertionError(way)


def compared(operator: str, left: int | None, right: int | None) -> bool | None:
    if left is None or right is None:
        return None
    return {
        "=": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]
