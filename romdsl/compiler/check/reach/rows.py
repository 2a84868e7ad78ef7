"""The first row of a table that fits, found by the bits of the rows that fit each key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ....model.expression import Interval
from ....model.measure import Table, TableRow
from .matters import Pair
from .work import WORK


@dataclass
class Column:
    """The cells of one key: rows by their code, by their number, and those for an interval, as bits."""

    texts: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    """Of the cells that cannot be read as numbers."""
    numbers: dict[Fraction, int] = field(default_factory=dict)
    intervals: list[tuple[Interval, int]] = field(default_factory=list)
    known: dict[Pair, int] = field(default_factory=dict)

    def rows(self, pair: Pair) -> int:
        """The rows whose cell fits, as bits."""
        if pair not in self.known:
            number, code = pair
            if number is None:
                self.known[pair] = self.texts.get(code or "", 0)
            else:
                WORK.spend(1 + len(self.intervals) // 8)
                found = self.numbers.get(number, 0) | self.codes.get(code or "", 0)
                for interval, bit in self.intervals:
                    found |= bit if number in interval else 0
                self.known[pair] = found
        return self.known[pair]


@dataclass(frozen=True)
class Rows:
    table: Table
    columns: tuple[Column, ...]

    @staticmethod
    def of(table: Table) -> Rows:
        columns = tuple(Column() for _ in table.keys)
        for number, row in enumerate(table.rows):
            for column, cell in zip(columns, row.keys, strict=False):
                bit, ends = 1 << number, cell.interval
                column.texts[cell.text] = column.texts.get(cell.text, 0) | bit
                if ends is None:
                    column.codes[cell.text] = column.codes.get(cell.text, 0) | bit
                elif ends.low is not None and ends.low == ends.high:
                    column.numbers[ends.low] = column.numbers.get(ends.low, 0) | bit
                else:
                    column.intervals.append((ends, bit))
        return Rows(table, columns)

    def first(self, keys: Sequence[Pair]) -> TableRow | None:
        """The first row of which every cell fits."""
        fitting = (1 << len(self.table.rows)) - 1
        for column, pair in zip(self.columns, keys, strict=True):
            fitting &= column.rows(pair)
        return self.table.rows[(fitting & -fitting).bit_length() - 1] if fitting else None
