"""What items take, as whole numbers, and runs of items that take the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_FLOOR, Decimal

from ..program import Input


def number_decimals(given: Input) -> int:
    """How many decimals an answer can have."""
    return max(-min(0, int(Decimal(text or "0").normalize().as_tuple().exponent)) for text in (given.low, given.step))


def ends_of(given: Input, decimals: int) -> tuple[int | None, int | None, int]:
    """The lowest and highest answer and the step, in units of the last decimal."""
    low, high, step = given.low, given.high, given.step or "1"
    return (
        _scaled(low, decimals) if low else None,
        _scaled(high, decimals) if high else None,
        _scaled(step, decimals),
    )


def _scaled(text: str, decimals: int) -> int:
    return int(Decimal(text).scaleb(decimals).to_integral_value(ROUND_FLOOR))


def runs(kinds: Mapping[str, str], groups: Mapping[tuple[str, ...], str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Items in the order of the form: by the name of a group that stands there in a row and takes
    the same, else one by one with no name."""
    starts = {items[0]: (items, name) for items, name in sorted(groups.items(), key=lambda group: len(group[0]))}
    order = tuple(kinds)
    place = 0
    while place < len(order):
        items, name = starts.get(order[place], ((), ""))
        alike = bool(items) and order[place : place + len(items)] == items and len({kinds[item] for item in items}) == 1
        yield (items, name) if alike else ((order[place],), "")
        place += len(items) if alike else 1
