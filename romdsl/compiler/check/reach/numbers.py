"""Exact sets of numbers: progressions with bits for what occurs, and single values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, gcd, lcm

from ....model.expression import Interval

MOST_VALUES = 60_000


class TooMuch(Exception):
    """The set is too large to be worked out exactly; then nothing is said."""


class Work:
    """How much may still be done for one answer: counted, not timed, so that it is the same everywhere."""

    def __init__(self) -> None:
        self._left = 0

    def begin(self, amount: int) -> None:
        self._left = amount

    def spend(self, amount: int) -> None:
        self._left -= amount
        if self._left < 0:
            raise TooMuch


WORK = Work()


@dataclass(frozen=True, slots=True)
class Piece:
    """start + unit * i for each bit i that is set; `unit` may be negative.  `note` says how such a
    value comes about: `with 8 answered`."""

    start: Fraction
    unit: Fraction
    bits: int
    note: str = ""

    def ends(self) -> tuple[Fraction, Fraction]:
        first = self.start + self.unit * ((self.bits & -self.bits).bit_length() - 1)
        last = self.start + self.unit * (self.bits.bit_length() - 1)
        return min(first, last), max(first, last)

    def within(self, interval: Interval) -> Fraction | None:
        """The lowest place of a value in the interval."""
        low, high = 0, self.bits.bit_length() - 1
        ends = [(interval.low, interval.low_open), (interval.high, interval.high_open)]
        if self.unit < 0:
            ends.reverse()
        if ends[0][0] is not None:
            at = (ends[0][0] - self.start) / self.unit
            low = max(low, floor(at) + 1 if ends[0][1] else ceil(at))
        if ends[1][0] is not None:
            at = (ends[1][0] - self.start) / self.unit
            high = min(high, ceil(at) - 1 if ends[1][1] else floor(at))
        if high < low:
            return None
        found = (self.bits >> low) & ((1 << (high - low + 1)) - 1)
        return self.start + self.unit * (low + (found & -found).bit_length() - 1) if found else None

    def values(self) -> Iterator[Fraction]:
        bits, place = self.bits, 0
        while bits:
            step = (bits & -bits).bit_length() - 1
            place += step
            yield self.start + self.unit * place
            bits >>= step + 1
            place += 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """All values that can occur, and whether the value can be missing."""

    pieces: tuple[Piece, ...] = ()
    points: frozenset[Fraction] = frozenset()
    missing: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.pieces and not self.points

    def ends(self) -> tuple[Fraction, Fraction] | None:
        found = [end for piece in self.pieces for end in piece.ends()]
        found += [min(self.points), max(self.points)] if self.points else []
        return (min(found), max(found)) if found else None

    def count(self) -> int:
        return len(self.points) + sum(piece.bits.bit_count() for piece in self.pieces)

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
        """The lowest value in the interval and how it comes about, first of the single values."""
        lowest = _lowest_within(_in_order(self.points), interval)
        if lowest is not None:
            return lowest, ""
        found = [(value, piece.note) for piece in self.pieces if (value := piece.within(interval)) is not None]
        return min(found) if found else None

    def moved(self, factor: Fraction, shift: Fraction) -> Numbers:
        """factor * value + shift."""
        if factor == 0:
            return Numbers((), frozenset((shift,)) if not self.is_empty else frozenset(), self.missing)
        WORK.spend(len(self.points) + len(self.pieces))
        pieces = tuple(
            replace(piece, start=factor * piece.start + shift, unit=factor * piece.unit) for piece in self.pieces
        )
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


def united(parts: Iterable[Numbers]) -> Numbers:
    pieces: dict[Piece, None] = {}
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


def added(left: Numbers, right: Numbers) -> Numbers:
    """The sums of all pairs, the two being independent."""
    for one, other in ((left, right), (right, left)):
        if one.count() == 1:
            moved = other.moved(Fraction(1), next(iter(one.values())))
            return replace(moved, missing=left.missing or right.missing)
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
    return [*numbers.pieces, *(Piece(value, Fraction(1), 1) for value in numbers.points)]


def _sum_of_pieces(a: Piece, b: Piece) -> Piece:
    over = lcm(a.unit.denominator, b.unit.denominator)
    unit = Fraction(gcd(int(a.unit * over), int(b.unit * over)), over)
    starts, spread = Fraction(0), []
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
    if length > 4_000_000:
        raise TooMuch
    WORK.spend(piece.bits.bit_count())
    bits = 0
    for value in piece.values():
        bits |= 1 << int((value - low) / unit)
    return bits


def sum_work(one: int, other: int) -> int:
    """About how much it takes to add two sets of places, in values that are handled one by one."""
    return min(one.bit_count(), other.bit_count()) * (max(one.bit_length(), other.bit_length()) // 10_000 + 1) // 4


def sum_set(one: int, other: int) -> int:
    """The bits of all sums of two sets of places."""
    if not one or not other:
        return 0
    for fewer, more in ((one, other), (other, one)):
        first = (fewer & -fewer).bit_length() - 1
        run = fewer >> first
        if run & (run + 1) == 0:
            return smeared(more, run.bit_length()) << first
    fewer, more = sorted((one, other), key=int.bit_count)
    found, place = 0, 0
    while fewer:
        step = (fewer & -fewer).bit_length() - 1
        place += step
        found |= more << place
        fewer >>= step + 1
        place += 1
    return found


def smeared(bits: int, length: int) -> int:
    """The places of bits plus 0, 1 … length - 1."""
    done = 1
    while done < length:
        step = min(done, length - done)
        bits |= bits << step
        done += step
    return bits


def mapped(numbers: Numbers, operation: Callable[[Fraction], Fraction]) -> Numbers:
    """Another number for each, one by one."""
    return Numbers((), frozenset(map(operation, numbers.values())), numbers.missing)


def on_grid(numbers: Numbers, grid: Fraction, operation: Callable[[Fraction], Fraction]) -> Numbers:
    """Values that a rising operation brings on multiples of `grid`: rounding.

    What a piece adds to those before it is kept with its note; a piece of which all results are
    there already costs nothing.
    """
    ends = numbers.ends()
    if ends is None:
        return numbers
    low = operation(ends[0])
    if (operation(ends[1]) - low) / grid > 4_000_000:
        raise TooMuch
    seen, pieces = 0, []
    for piece in sorted(_as_pieces(numbers), key=lambda piece: -piece.bits.bit_count()):
        least, most = (int((operation(end) - low) / grid) for end in piece.ends())
        every = ((1 << (most - least + 1)) - 1) << least
        if seen & every == every:
            continue
        bits = _rounded_bits(piece, low, grid, operation)
        if bits & ~seen:
            pieces.append(Piece(low, grid, bits & ~seen, piece.note))
        seen |= bits
    return Numbers(tuple(pieces), frozenset(), numbers.missing)


def _rounded_bits(piece: Piece, low: Fraction, grid: Fraction, operation: Callable[[Fraction], Fraction]) -> int:
    if piece.unit == grid and operation(piece.start) == piece.start:
        shift = int((piece.start - low) / grid)
        return piece.bits << shift if shift >= 0 else piece.bits >> -shift
    WORK.spend(3 * piece.bits.bit_count())
    bits = 0
    for value in piece.values():
        bits |= 1 << int((operation(value) - low) / grid)
    return bits
