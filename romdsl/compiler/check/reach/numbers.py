"""Exact sets of numbers: parts of many values, and single values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from ....model.expression import Interval
from .bits import sum_set, sum_work
from .pieces import Inverse, Part, Piece, Span
from .work import WORK, TooMuch

MOST_VALUES = 60_000
MOST_BITS = 4_000_000
FEW = 300
"""So many values are handled one by one, even where only the ends are asked for."""

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """All values that can occur, and whether the value can be missing."""

    pieces: tuple[Part, ...] = ()
    points: frozenset[Fraction] = frozenset()
    missing: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.pieces and not self.points

    @property
    def is_exact(self) -> bool:
        """Whether all values are known, and not the ends alone."""
        return not any(isinstance(piece, Span) for piece in self.pieces)

    def ends(self) -> tuple[Fraction, Fraction] | None:
        found = [end for piece in self.pieces for end in piece.ends()]
        found += [min(self.points), max(self.points)] if self.points else []
        return (min(found), max(found)) if found else None

    def count(self) -> int:
        return len(self.points) + sum(piece.count() for piece in self.pieces)

    def values(self, most: int = MOST_VALUES) -> frozenset[Fraction]:
        if self.count() > most:
            raise TooMuch
        WORK.spend(self.count())
        return frozenset(self.each())

    def each(self) -> Iterator[Fraction]:
        yield from self.points
        for piece in self.pieces:
            yield from piece.values()

    def within(self, interval: Interval) -> tuple[Fraction, str] | None:
        """The lowest value in the interval and how it comes about, first of the single values.

        Where only ends are known: one of them that lies in it.
        """
        lowest = _lowest_within(_in_order(self.points), interval)
        if lowest is not None:
            return lowest, ""
        found, unsure = [], False
        for piece in self.pieces:
            try:
                value = piece.lowest(interval)
            except TooMuch:
                unsure = True
                continue
            if value is not None:
                found.append((value, piece.note))
        if unsure and not found:
            raise TooMuch
        return min(found) if found else None

    def moved(self, factor: Fraction, shift: Fraction) -> Numbers:
        """factor * value + shift."""
        if factor == 0:
            return Numbers((), frozenset((shift,)) if not self.is_empty else frozenset(), self.missing)
        WORK.spend(len(self.points) + len(self.pieces))
        pieces = tuple(piece.moved(factor, shift) for piece in self.pieces)
        return Numbers(pieces, frozenset(factor * value + shift for value in self.points), self.missing)


@lru_cache(maxsize=64)
def _in_order(points: frozenset[Fraction]) -> tuple[Fraction, ...]:
    return tuple(sorted(points))


def _lowest_within(points: Sequence[Fraction], interval: Interval) -> Fraction | None:
    """The first of some values in order that lies in an interval."""
    start = 0
    if interval.low is not None:
        start = (bisect_right if interval.low_open else bisect_left)(points, interval.low)
    return points[start] if start < len(points) and points[start] in interval else None


NEVER = Numbers(missing=True)


def only(value: Fraction) -> Numbers:
    return Numbers(points=frozenset((value,)))


def only_ends(numbers: Numbers, few: int | None = None) -> Numbers:
    """The same with its ends alone, where its values are not few."""
    ends = numbers.ends()
    if ends is None or (numbers.is_exact and numbers.count() <= (FEW if few is None else few)):
        return numbers
    if ends[0] == ends[1]:
        return replace(only(ends[0]), missing=numbers.missing)
    return Numbers((Span(*ends),), frozenset(), numbers.missing)


def united(parts: Iterable[Numbers]) -> Numbers:
    pieces: dict[Part, None] = {}
    points: set[Fraction] = set()
    missing = False
    for part in parts:
        pieces.update(dict.fromkeys(part.pieces))
        points |= part.points
        missing = missing or part.missing
    WORK.spend(len(points) + len(pieces))
    return Numbers(tuple(pieces), frozenset(points), missing)


def combined(left: Numbers, right: Numbers, operation: Callable[[Fraction, Fraction], Fraction | None]) -> Numbers:
    """The results of all pairs, the two being independent; None is a missing result."""
    if left.count() * right.count() > MOST_VALUES:
        raise TooMuch
    WORK.spend(left.count() * right.count())
    ones, others = left.values(), right.values()
    found = {operation(a, b) for a in ones for b in others}
    missing = left.missing or right.missing or None in found
    return Numbers((), frozenset(value for value in found if value is not None), missing)


def at_corners(left: Numbers, right: Numbers, operation: Callable[[Fraction, Fraction], Fraction]) -> Numbers:
    """The ends of what an operation makes that rises or falls with each side for every value of the other."""
    ones, others, missing = left.ends(), right.ends(), left.missing or right.missing
    if ones is None or others is None:
        return Numbers(missing=missing)
    found = [operation(a, b) for a in ones for b in others]
    return only_ends(Numbers((Span(min(found), max(found)),), frozenset(), missing))


def is_much(left: Numbers, right: Numbers) -> bool:
    """Whether, where ends will do, all pairs are more than is worked out."""
    return WORK.ends_only and left.count() * right.count() > FEW


def added(left: Numbers, right: Numbers) -> Numbers:
    """The sums of all pairs, the two being independent."""
    for one, other in ((left, right), (right, left)):
        if one.count() == 1:
            moved = other.moved(ONE, next(iter(one.values())))
            return replace(moved, missing=left.missing or right.missing)
    if is_much(left, right):
        return at_corners(left, right, lambda a, b: a + b)
    if left.count() * right.count() <= MOST_VALUES:
        return combined(left, right, lambda a, b: a + b)
    missing = left.missing or right.missing
    found = []
    for a in _as_pieces(left):
        for b in _as_pieces(right):
            WORK.spend(5 + sum_work(a.bits, b.bits))
            found.append(_sum_of_pieces(a, b))
    return Numbers(tuple(found), frozenset(), missing)


def _as_pieces(numbers: Numbers) -> list[Piece]:
    found = [Piece(value, ONE, 1) for value in numbers.points]
    for piece in numbers.pieces:
        if isinstance(piece, Inverse):
            WORK.spend(piece.count())
            found += [Piece(value, ONE, 1, piece.note) for value in piece.values()]
        elif isinstance(piece, Piece):
            found.append(piece)
        else:
            raise TooMuch
    return found


def _sum_of_pieces(a: Piece, b: Piece) -> Piece:
    over = lcm(a.unit.denominator, b.unit.denominator)
    unit = Fraction(gcd(int(a.unit * over), int(b.unit * over)), over)
    starts, spread = ZERO, []
    for piece in (a, b):
        low, _ = piece.ends()
        spread.append(_spread(piece, low, unit))
        starts += low
    return Piece(starts, unit, sum_set(*spread))


def _spread(piece: Piece, low: Fraction, unit: Fraction) -> int:
    """The bits of a piece on a finer grid that begins at its lowest value."""
    if piece.unit == unit and piece.start == low:
        return piece.bits
    length = int((piece.ends()[1] - low) / unit)
    if length > MOST_BITS:
        raise TooMuch
    WORK.spend(piece.bits.bit_count())
    bits = 0
    for value in piece.values():
        bits |= 1 << int((value - low) / unit)
    return bits


def mapped(numbers: Numbers, operation: Callable[[Fraction], Fraction | None]) -> Numbers:
    """Another number for each, one by one; None is missing."""
    found = {operation(value) for value in numbers.values()}
    points = frozenset(value for value in found if value is not None)
    return Numbers((), points, numbers.missing or None in found)


def rising(numbers: Numbers, operation: Callable[[Fraction], Fraction]) -> Numbers:
    """The same where a larger number never becomes a smaller one: of ends the ends."""
    ends = numbers.ends()
    if ends is None or not (WORK.ends_only and numbers.count() > FEW):
        return mapped(numbers, operation)
    return only_ends(Numbers((Span(operation(ends[0]), operation(ends[1])),), frozenset(), numbers.missing))


def on_grid(numbers: Numbers, grid: Fraction, operation: Callable[[Fraction], Fraction]) -> Numbers:
    """Values that a rising operation brings on multiples of `grid`: rounding.

    What a piece adds to those before it is kept with its note; a piece of which all results are
    there already costs nothing.
    """
    ends = numbers.ends()
    if ends is None:
        return numbers
    if not numbers.is_exact:
        return rising(numbers, operation)
    low = operation(ends[0])
    if (operation(ends[1]) - low) / grid > MOST_BITS:
        raise TooMuch
    parts: list[Part] = [*numbers.pieces, *(Piece(value, ONE, 1) for value in numbers.points)]
    seen, pieces = 0, []
    for piece in sorted(parts, key=lambda piece: -piece.count()):
        least, most = (int((operation(end) - low) / grid) for end in piece.ends())
        every = ((1 << (most - least + 1)) - 1) << least
        if seen & every == every:
            continue
        bits = _rounded_bits(piece, low, grid, operation)
        if bits & ~seen:
            pieces.append(Piece(low, grid, bits & ~seen, piece.note))
        seen |= bits
    return Numbers(tuple(pieces), frozenset(), numbers.missing)


def _rounded_bits(piece: Part, low: Fraction, grid: Fraction, operation: Callable[[Fraction], Fraction]) -> int:
    if isinstance(piece, Piece) and piece.unit == grid and operation(piece.start) == piece.start:
        shift = int((piece.start - low) / grid)
        return piece.bits << shift if shift >= 0 else piece.bits >> -shift
    WORK.spend(3 * piece.count())
    bits = 0
    for value in piece.values():
        bits |= 1 << int((operation(value) - low) / grid)
    return bits
