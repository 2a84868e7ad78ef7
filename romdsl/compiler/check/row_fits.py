"""Which rows of a table fit which values of its keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from ...model.measure import Table
from .context import Context
from .key_values import KeyValue, Use, apart, is_sound, values_of_key

MOST_COMPARISONS = 400_000
MOST_COMBINATIONS = 20_000


@dataclass(frozen=True)
class Fitting:
    """A look-up, the values of its keys, and for each value of each key the rows that fit, as bits."""

    use: Use
    values: tuple[Sequence[KeyValue], ...]
    rows: tuple[tuple[int, ...], ...]

    def combinations(self) -> Iterator[tuple[tuple[KeyValue, ...], int]]:
        """Each combination of values, and the rows that fit it, as bits; the first row is the lowest bit."""
        for picked in product(*(range(len(values)) for values in self.values)):
            fitting = -1
            for key, number in enumerate(picked):
                fitting &= self.rows[key][number]
            yield tuple(values[number] for values, number in zip(self.values, picked, strict=True)), fitting

    def told(self, combination: Sequence[KeyValue]) -> str:
        """`sex male, raw 3`."""
        keys = self.use.table.keys
        return ", ".join(f"{key.value} {value.text}" for key, value in zip(keys, combination, strict=False))


def fitting(use: Use, context: Context) -> Fitting | None:
    """None where the values of a key are not known, hang together, or are too many."""
    keys = use.keys[: len(use.table.keys)]
    if not is_sound(use.table, context) or not apart(use.keys, context):
        return None
    found = [values_of_key(key, context) for key in keys]
    values = [known for known in found if known]
    if len(values) < len(keys) or len(use.table.rows) * sum(map(len, values)) > MOST_COMPARISONS:
        return None
    if prod(map(len, values)) > MOST_COMBINATIONS:
        return None
    rows = tuple(rows_by_value(use.table, key, known) for key, known in enumerate(values))
    return Fitting(use, tuple(values), rows)


def rows_by_value(table: Table, key: int, values: Sequence[KeyValue]) -> tuple[int, ...]:
    return tuple(
        sum(1 << number for number, row in enumerate(table.rows) if value.fits(row.keys[key])) for value in values
    )
