"""Looking up in tables: the first row that fits all keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm
from typing import TYPE_CHECKING

from ....model.expression import Expression, Interval, Lookup, Name
from ....model.measure import Choice, Item, Table, TableCell, TableRow, YesNo
from ....model.types import Type
from ....program import Cell, LookUp, TruthStep, WholeStep, WordStep
from .arithmetic import to_constant_divisor
from .elements import Scope
from .ends import scaled_whole
from .quotient import NEVER, Quotient, of_step
from .recoding import is_name
from .steps import compare, constant, narrow, only_if
from .words import INSUFFICIENT, NOTHING, Case, first_word

if TYPE_CHECKING:
    from .formulas import Formulas

Row = tuple[tuple[TableCell, ...], Fraction | None]


@dataclass(frozen=True, slots=True)
class Key:
    """A key as a step; `divisor` 0: it is a code.  `scores`: what the codes of a choice are worth, where the
    cells of this key speak of both."""

    step: WholeStep | WordStep
    divisor: int
    lacks: TruthStep
    why: WordStep
    scores: tuple[tuple[str, Fraction | None], ...] = ()


class Tables:
    def __init__(self, formulas: Formulas, tables: Sequence[Table]) -> None:
        self.formulas = formulas
        self.by_id = {table.id: table for table in reversed(tables)}

    # --- look-ups of the author's ------------------------------------------------------------

    def number(self, node: Lookup, scope: Scope) -> Quotient:
        table = self.by_id.get(node.table)
        if table is None:
            return NEVER
        return self.looked_up(table, self._keys(node, table, scope), _rows(table, node.column), node.table)

    def why(self, node: Lookup, scope: Scope) -> WordStep:
        """The reason of the first key that is missing, else `insufficient`."""
        table = self.by_id.get(node.table)
        if table is None:
            return INSUFFICIENT
        cases: list[Case] = [(key.lacks, key.why) for key in self._keys(node, table, scope)]
        return first_word([*cases, (self.formulas.lacks(node, scope, Type.NUMBER), INSUFFICIENT)], NOTHING)

    def _keys(self, node: Lookup, table: Table, scope: Scope) -> tuple[Key, ...]:
        cells = [[row.keys[place] for row in table.rows] for place in range(len(table.keys))]
        if table.across is not None:
            cells.append([TableCell(column) for column in table.columns])
        return tuple(self.key(key, column, scope) for key, column in zip(node.keys, cells, strict=False))

    def key(self, node: Expression, cells: Sequence[TableCell], scope: Scope) -> Key:
        """A key is a code where its cells are codes, or it is nothing but one; else a number."""
        formulas = self.formulas
        of_numbers = any(cell.interval is not None for cell in cells)
        of_codes = any(cell.interval is None for cell in cells)
        thing = formulas.thing(node, scope) if is_name(node) else None
        is_code = formulas.kinds.of(node, scope) in (Type.CODE, Type.TRUTH)
        if is_code or (of_codes and isinstance(thing, Item) and isinstance(thing.answer, Choice | YesNo)):
            scores: tuple[tuple[str, Fraction | None], ...] = ()
            if of_numbers and isinstance(thing, Item) and isinstance(thing.answer, Choice):
                scores = tuple((option.code, option.score) for option in thing.answer.options)
            lacks = formulas.codes.lacks(node, scope)
            return Key(formulas.code(node, scope), 0, lacks, formulas.reasons.of(node, scope, Type.CODE), scores)
        value = to_constant_divisor(formulas.number(node, scope), formulas.named)
        step = scaled_whole(value, value.divisor)
        lacks = formulas.reasons.lacks(value)
        return Key(step, value.divisor, lacks, formulas.reasons.of(node, scope, Type.NUMBER))

    # --- any look-up -------------------------------------------------------------------------

    def looked_up(self, table: Table, keys: Sequence[Key], rows: Sequence[Row], hint: str) -> Quotient:
        """The value of the first row that fits; an empty cell is missing."""
        divisor = lcm(*(value.denominator for _, value in rows if value is not None))
        found: list[tuple[tuple[Cell, ...], int | None]] = []
        for cells, value in rows:
            for written in _each_code(cells, keys):
                fits = tuple(_cell(cell, key) for cell, key in zip(written, keys, strict=True))
                if None not in fits:
                    cell_keys = tuple(cell for cell in fits if cell is not None)
                    found.append((cell_keys, None if value is None else int(value * divisor)))
        values = [value for _, value in found if value is not None]
        if not values:
            return NEVER
        named = self.formulas.named
        empty = max(values) + 1
        some_empty = any(value is None for _, value in found)
        whole = tuple((cells, empty if value is None else value) for cells, value in found)
        low, high = min(values), max(values)
        step = LookUp(tuple(key.step for key in keys), whole, low=low, high=high + some_empty)
        name = ("look up", table.id, divisor, step.keys, whole if len(rows) < 100 else id(rows))
        use = named.whole_of(f"{named.owner}_{hint}", step, name, own=False)
        if some_empty:
            return of_step(only_if(compare("!=", use, constant(empty)), narrow(use, low, high)), divisor)
        return of_step(use, divisor)


def _rows(table: Table, column: str | None) -> list[Row]:
    """Keys and value of each row; of a table across, one row for each column."""
    if table.across is not None:
        return [
            ((*row.keys, TableCell(code)), value)
            for row in table.rows
            for code, value in zip(table.columns, row.values, strict=False)
        ]
    place = table.columns.index(column) if column in table.columns else 0
    return [(row.keys, _value(row, place)) for row in table.rows]


def _value(row: TableRow, place: int) -> Fraction | None:
    return row.values[place] if place < len(row.values) else None


def rows_of(table: Table) -> list[Row]:
    """The rows of a table of one value."""
    return _rows(table, None)


def key_names(table: Table) -> tuple[Name, ...]:
    return tuple(Name(key.value, span=key.span) for key in table.keys)


def _each_code(cells: Sequence[TableCell], keys: Sequence[Key]) -> list[tuple[TableCell, ...]]:
    """The row once for each code that a number stands for, where a key is looked at as a code."""
    found: list[tuple[TableCell, ...]] = [()]
    for cell, key in zip(cells, keys, strict=False):
        instead = [cell]
        if key.scores and cell.interval is not None:
            interval = cell.interval
            fitting = [code for code, score in key.scores if score is not None and score in interval]
            instead = [TableCell(code) for code in fitting]
        found = [(*before, one) for before in found for one in instead]
    return found


def _cell(cell: TableCell, key: Key) -> Cell | None:
    """What a key must be; None for a cell that no key fits."""
    if key.divisor == 0:
        return cell.text
    if cell.interval is None:
        return None
    return _ends(cell.interval, key.divisor)


def _ends(ends: Interval, divisor: int) -> Cell | None:
    low, high = None, None
    if ends.low is not None:
        at = ends.low * divisor
        low = floor(at) + 1 if ends.low_open else ceil(at)
    if ends.high is not None:
        at = ends.high * divisor
        high = ceil(at) - 1 if ends.high_open else floor(at)
    return None if low is not None and high is not None and low > high else (low, high)
