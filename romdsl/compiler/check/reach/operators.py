"""What operators make of independent sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, floor

from ....model.expression import Interval, Product, Sum
from .numbers import NEVER, Numbers, added, combined, on_grid

Truths = frozenset[bool | None]

_SIGNS: dict[str, tuple[Interval, ...]] = {
    "=": (Interval(Fraction(0), Fraction(0)),),
    "!=": (Interval(None, Fraction(0), high_open=True), Interval(Fraction(0), None, low_open=True)),
    "<": (Interval(None, Fraction(0), high_open=True),),
    "<=": (Interval(None, Fraction(0)),),
    ">": (Interval(Fraction(0), None, low_open=True),),
    ">=": (Interval(Fraction(0), None),),
}
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def calculated(node: Sum | Product, values: Sequence[Numbers]) -> Numbers:
    """A sum or product from left to right."""
    if isinstance(node, Sum):
        total = Numbers(points=frozenset((Fraction(0),)))
        for term, value in zip(node.terms, values, strict=True):
            total = added(total, value.moved(Fraction(-1), Fraction(0)) if term.negative else value)
        return total
    result = Numbers(points=frozenset((Fraction(1),)))
    for factor, value in zip(node.factors, values, strict=True):
        result = _divided(result, value) if factor.divides else _multiplied(result, value)
    return result


def _multiplied(left: Numbers, right: Numbers) -> Numbers:
    for one, other in ((left, right), (right, left)):
        if one.count() == 1 and not one.missing:
            return other.moved(next(iter(one.values())), Fraction(0))
    return combined(left, right, lambda a, b: a * b)


def _divided(left: Numbers, right: Numbers) -> Numbers:
    if right.count() == 1 and not right.missing:
        by = next(iter(right.values()))
        return left.moved(1 / by, Fraction(0)) if by else NEVER
    return combined(left, right, lambda a, b: a / b if b else None)


def rounded(value: Numbers, digits: int, way: str) -> Numbers:
    """Rounded to so many digits; `up` is to the next higher number."""
    grid = Fraction(1, 10**digits)

    def one(number: Fraction) -> Fraction:
        scaled = number / grid
        match way:
            case "up":
                return ceil(scaled) * grid
            case "down":
                return floor(scaled) * grid
            case "half even":
                return round(scaled) * grid
        return floor(abs(scaled) + Fraction(1, 2)) * (-1 if scaled < 0 else 1) * grid

    return on_grid(value, grid, one)


# --- truths ----------------------------------------------------------------------------------


def compared(operator: str, left: Numbers, right: Numbers) -> Truths:
    difference = added(left, right.moved(Fraction(-1), Fraction(0)))
    found: set[bool | None] = {None} if difference.missing else set()
    if any(difference.within(interval) is not None for interval in _SIGNS[operator]):
        found.add(True)
    if any(difference.within(interval) is not None for interval in _SIGNS[_OPPOSITE[operator]]):
        found.add(False)
    return frozenset(found)


def in_interval(value: Numbers, interval: Interval) -> Truths:
    found: set[bool | None] = {None} if value.missing else set()
    if value.within(interval) is not None:
        found.add(True)
    below = Interval(None, interval.low, high_open=not interval.low_open) if interval.low is not None else None
    above = Interval(interval.high, None, low_open=not interval.high_open) if interval.high is not None else None
    if any(part is not None and value.within(part) is not None for part in (below, above)):
        found.add(False)
    return frozenset(found)


def three_valued(parts: Sequence[Truths], decides: bool) -> Truths:
    """`and`, or with `decides` `or`, of independent truths."""
    found: Truths = frozenset((not decides,))
    for part in parts:
        found = frozenset(_pair(a, b, decides) for a, b in product(found, part))
    return found


def _pair(a: bool | None, b: bool | None, decides: bool) -> bool | None:
    if decides in (a, b):
        return decides
    return None if a is None or b is None else not decides


def all_truths(parts: Iterable[Truths]) -> Truths:
    return frozenset[bool | None]().union(*parts)


def taken_number(truths: Truths, taken: bool, value: Numbers) -> Numbers:
    """A branch of an `if`, by what its condition can be."""
    if taken in truths:
        return replace(value, missing=value.missing or None in truths)
    return NEVER if None in truths else Numbers()


def taken_truth(truths: Truths, taken: bool, value: Truths) -> Truths:
    return (value if taken in truths else frozenset()) | (frozenset((None,)) if None in truths else frozenset())
