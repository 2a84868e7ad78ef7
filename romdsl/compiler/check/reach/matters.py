"""What the subject of a `recode` or the key of a table can be: numbers, codes, or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ....model.expression import Interval
from ....model.measure import TableCell
from ....model.written import number as written_number
from ..bands import above, below, overlap
from .numbers import Numbers

Pair = tuple[Fraction | None, str | None]
"""The number and the code of an answer."""


@dataclass(frozen=True, slots=True)
class Matters:
    """Numbers that have no code, answers with both, and whether it can be missing."""

    numbers: Numbers = Numbers()
    pairs: frozenset[Pair] = frozenset()
    missing: bool = False

    def each(self) -> Iterator[Pair]:
        """All of them; a number that is worked out has its digits for a code."""
        yield from self.pairs
        for number in self.numbers.values():
            yield number, written_number(number)

    def count(self) -> int:
        return self.numbers.count() + len(self.pairs)


def arms_taken(matters: Matters, arms: Sequence[Interval | str]) -> frozenset[int | None]:
    """The places of the arms that are taken; `len(arms)` where none fits, None where it is missing."""
    found: set[int | None] = {None} if matters.missing else set()
    for pair in matters.pairs:
        found.add(next((place for place, arm in enumerate(arms) if _fits(pair, arm)), len(arms)))
    if not matters.numbers.is_empty:
        found |= first_of_numbers(
            matters.numbers, [(place, arm) for place, arm in enumerate(arms) if isinstance(arm, Interval)], len(arms)
        )
    return frozenset(found)


def _fits(pair: Pair, arm: Interval | str) -> bool:
    number, code = pair
    return code == arm if isinstance(arm, str) else number is not None and number in arm


def first_of_numbers(numbers: Numbers, intervals: Sequence[tuple[int, Interval]], none: int) -> set[int]:
    """The places of the intervals that are the first to hold a number; `none` where no interval holds one."""
    found: set[int] = set()
    rest: list[Interval] = [Interval(None, None)]
    for place, interval in intervals:
        inside = [overlap(room, interval) for room in rest]
        if any(part is not None and numbers.within(part) is not None for part in inside):
            found.add(place)
        beside = [overlap(room, side) for room in rest for side in (below(interval), above(interval))]
        rest = [part for part in beside if part is not None]
    if any(numbers.within(room) is not None for room in rest):
        found.add(none)
    return found


def fits_cell(pair: Pair, cell: TableCell) -> bool:
    """A cell that can be read as numbers is held against the number, where there is one."""
    number, code = pair
    if cell.interval is not None and number is not None:
        return number in cell.interval
    return code == cell.text
