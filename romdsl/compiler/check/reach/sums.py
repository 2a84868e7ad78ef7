"""Sums of independent elements: for each number of answered and expected ones, all sums as bits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from .bits import sum_set, sum_work
from .work import WORK, TooMuch

_MOST_STATES = 20_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an element can be: its values, missing, or not expected.

    `weighted`: of a pair, its weights each with what value times weight can be then.  `is_vague`:
    the values are two ends, between which there are others.
    """

    values: frozenset[Fraction]
    missing: bool = False
    apart: bool = False
    weighted: frozenset[tuple[Fraction, frozenset[Fraction]]] = frozenset()
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """All sums of `answered` elements of `expected`: start + unit * i for each bit."""

    answered: int
    expected: int
    start: Fraction
    unit: Fraction
    bits: int


Counts = dict[tuple[int, int], int]
"""Bits by the number of missing and of unexpected elements."""


def sums_of(outcomes: Sequence[Outcome], allowed: Callable[[int, int], bool]) -> Iterator[Sums]:
    """The sums for each (answered, expected) that is allowed, the elements being independent.

    `allowed` (answered, expected) may only turn from true to false when one more is missing.
    """
    groups = Counter(outcomes)
    WORK.spend(len(outcomes) // 4 + 3 * sum(len(outcome.values) for outcome in groups))
    size = len(outcomes)
    values = sorted({value for outcome in groups for value in outcome.values})
    values = values or [Fraction(0)]
    over = lcm(*(value.denominator for value in values))
    least = int(values[0] * over)
    unit = gcd(*(int(value * over) - least for value in values)) or 1
    places = {value: (int(value * over) - least) // unit for value in values}
    total: Counts = {(0, 0): 1}
    for outcome, count in groups.items():
        bits = sum(1 << places[value] for value in outcome.values)
        total = _joined(total, _group(outcome, count, bits, size, allowed), size, allowed)
    for (missing, apart), bits in total.items():
        answered, expected = size - missing - apart, size - apart
        if allowed(answered, expected) and bits:
            yield Sums(answered, expected, Fraction(answered * least, over), Fraction(unit, over), bits)


def _group(outcome: Outcome, count: int, bits: int, size: int, allowed: Callable[[int, int], bool]) -> Counts:
    """Elements that are alike: all sums of k of them, for each k that can be answered."""
    found: Counts = {}
    lacking = []
    for missing in range(count + 1 if outcome.missing else 1):
        if not allowed(size - missing, size):
            break
        most = count - missing if outcome.apart else 0
        lacking += [(missing, apart) for apart in range(most + 1) if allowed(size - missing - apart, size - apart)]
        if len(lacking) > _MOST_STATES:
            raise TooMuch
    needed = {count - missing - apart for missing, apart in lacking}
    if not outcome.values:
        needed &= {0}
    by_number = _folded(bits, count, needed)
    for missing, apart in lacking:
        answered = count - missing - apart
        if answered in by_number:
            found[missing, apart] = by_number[answered]
    return found


def can_be_unmet(outcomes: Sequence[Outcome], allowed: Callable[[int, int], bool], zero_counts: bool = False) -> bool:
    """Whether the elements can be such that the rule is not met; with `zero_counts` no expected element is fine."""
    missing = sum(outcome.missing for outcome in outcomes)
    apart = sum(outcome.apart and not outcome.missing for outcome in outcomes)
    if missing and not allowed(len(outcomes) - missing - apart, len(outcomes) - apart):
        return True
    return not zero_counts and all(outcome.apart for outcome in outcomes)


def _folded(bits: int, count: int, needed: set[int]) -> dict[int, int]:
    """All sums of k of the same set, for the needed numbers k."""
    length = bits.bit_length()
    if bits and bits == (1 << length) - 1:
        return {number: (1 << (number * (length - 1) + 1)) - 1 for number in needed}
    found, current = {}, 1
    for number in range(count + 1):
        if number in needed:
            found[number] = current
        WORK.spend(sum_work(bits, current))
        current = sum_set(current, bits)
    return found


def _joined(one: Counts, other: Counts, size: int, allowed: Callable[[int, int], bool]) -> Counts:
    if len(one) * len(other) > 10 * _MOST_STATES:
        raise TooMuch
    found: Counts = {}
    for (missing, apart), bits in one.items():
        for (more, further), others in other.items():
            lacking, left = missing + more, apart + further
            if not allowed(size - lacking - left, size - left):
                continue
            WORK.spend(2 + sum_work(bits, others))
            found[lacking, left] = found.get((lacking, left), 0) | sum_set(bits, others)
    return found
