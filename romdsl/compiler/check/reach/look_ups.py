"""What look-ups in tables can give."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from ....model.expression import Lookup
from ....model.measure import Table
from ..plan.elements import Scope
from .fixed import Fixed
from .matters import Matters
from .numbers import MOST_VALUES, Numbers, united
from .rows import Rows
from .work import WORK, TooMuch

if TYPE_CHECKING:
    from .formulas import Formulas


class LookUps:
    def __init__(self, formulas: Formulas, tables: Sequence[Table]) -> None:
        self.formulas = formulas
        self._tables = {table.id: table for table in tables}
        self._rows: dict[int, Rows] = {}

    def rows(self, table: Table) -> Rows:
        if id(table) not in self._rows:
            WORK.spend(len(table.rows))
            self._rows[id(table)] = Rows.of(table)
        return self._rows[id(table)]

    def looked_up(self, node: Lookup, scope: Scope, fixed: Fixed) -> Numbers:
        """The values of the first rows that fit; with `across`, the last key names the column."""
        rows = self.rows(self._tables[node.table])

        def one(found: list[Matters]) -> Numbers:
            return _looked_up(rows, found, node.column or "")

        return self.formulas.jointly([self.formulas.matter_part(key, scope) for key in node.keys], fixed, one, united)


def _looked_up(rows: Rows, keys: Sequence[Matters], column: str) -> Numbers:
    if prod(key.count() for key in keys) > MOST_VALUES:
        raise TooMuch
    WORK.spend(prod(key.count() for key in keys))
    across, columns = rows.table.across is not None, rows.table.columns
    found: set[Fraction | None] = {None} if any(key.missing for key in keys) else set()
    for picked in product(*(tuple(key.each()) for key in keys)):
        row = rows.first(picked[:-1] if across else picked)
        name = picked[-1][1] if across else column
        place = columns.index(name) if name in columns else -1
        found.add(row.values[place] if row is not None and 0 <= place < len(row.values) else None)
    return Numbers((), frozenset(value for value in found if value is not None), None in found)
