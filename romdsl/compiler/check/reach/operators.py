"""What operators make of independent sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, floor

from ....model.expression import Interval, Product, Sum
from .numbers import NEVER, ONE, ZERO, Numbers, added, at_corners, combined, is_much, on_grid, only, united
from .pieces import Inverse, Part, Piece, Span
from .work import WORK, TooMuch

Truths = frozenset[bool | None]

MOST_PAIRS = 5_000
"""Up to so many products of two numbers are written out."""
_FEW_FACTORS = 1_000
_LONG = 50
"""From so many divisors on a quotient is not written out."""

_POSITIVE = Interval(ZERO, None, low_open=True)
_NEGATIVE = Interval(None, ZERO, high_open=True)
_SIGNS: dict[str, tuple[Interval, ...]] = {
    "=": (Interval(ZERO, ZERO),),
    "!=": (_NEGATIVE, _POSITIVE),
    "<": (_NEGATIVE,),
    "<=": (Interval(None, ZERO),),
    ">": (_POSITIVE,),
    ">=": (Interval(ZERO, None),),
}
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def calculated(node: Sum | Product, values: Sequence[Numbers]) -> Numbers:
    """A sum or product from left to right."""
    if isinstance(node, Sum):
        total = only(ZERO)
        for term, value in zip(node.terms, values, strict=True):
            total = added(total, value.moved(-ONE, ZERO) if term.negative else value)
        return total
    result = only(ONE)
    for factor, value in zip(node.factors, values, strict=True):
        result = divided(result, value) if factor.divides else multiplied(result, value)
    return result


def multiplied(left: Numbers, right: Numbers) -> Numbers:
    for one, other in ((left, right), (right, left)):
        if one.count() == 1 and not one.missing:
            return other.moved(next(iter(one.values())), ZERO)
    if is_much(left, right):
        return at_corners(left, right, lambda a, b: a * b)
    count = left.count() * right.count()
    fewer, more = sorted((left, right), key=Numbers.count)
    if count <= MOST_PAIRS or fewer.count() > _FEW_FACTORS:
        return combined(left, right, lambda a, b: a * b)
    found = united(more.moved(factor, ZERO) for factor in fewer.values())
    return replace(found, missing=left.missing or right.missing)


def divided(left: Numbers, right: Numbers) -> Numbers:
    if right.count() == 1 and not right.missing:
        by = next(iter(right.values()))
        return left.moved(1 / by, ZERO) if by else NEVER
    if is_much(left, right):
        return _ends_divided(left, right)
    if right.count() <= _LONG:
        found = united(left.moved(1 / by, ZERO) for by in right.values() if by)
    elif left.count() <= _FEW_FACTORS:
        parts = _inverses(right)
        found = united(Numbers(tuple(part.moved(a, ZERO) for part in parts)) if a else only(a) for a in left.values())
        WORK.spend(left.count() * len(parts))
    else:
        return combined(left, right, lambda a, b: a / b if b else None)
    return replace(found, missing=left.missing or right.missing or _can_be_zero(right))


def _can_be_zero(numbers: Numbers) -> bool:
    return numbers.within(Interval(ZERO, ZERO)) is not None


def _inverses(numbers: Numbers) -> list[Inverse]:
    """1 / x for all x that are not 0."""
    found: list[Inverse] = []
    for piece in numbers.pieces:
        if isinstance(piece, Piece):
            signed = (piece.part(_NEGATIVE), piece.part(_POSITIVE))
            found += [Inverse(part, ONE) for part in signed if part is not None]
        else:
            found += [Inverse(Piece(value, ONE, 1, piece.note), ONE) for value in piece.values() if value]
    return found + [Inverse(Piece(value, ONE, 1), ONE) for value in numbers.points if value]


def _ends_divided(left: Numbers, right: Numbers) -> Numbers:
    """The ends of a quotient whose divisor keeps its sign, or of which all values are known."""
    missing = left.missing or right.missing or _can_be_zero(right)
    found: list[Numbers] = []
    for sign, interval in ((1, _POSITIVE), (-1, _NEGATIVE)):
        parts: list[Part] = [Piece(value, ONE, 1) for value in right.points if value in interval]
        for piece in right.pieces:
            if isinstance(piece, Span) and (piece.low < 0 < piece.high or 0 in piece.ends()):
                raise TooMuch
            inside = piece.part(interval) if isinstance(piece, Piece) else piece
            if inside is not None and (inside.ends()[0] * sign > 0):
                parts.append(inside)
        found.append(at_corners(left, Numbers(tuple(parts)), lambda a, b: a / b))
    return replace(united(found), missing=missing)


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
    difference = added(left, right.moved(-ONE, ZERO))
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
