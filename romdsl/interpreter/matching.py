"""The first arm of a `recode` that fits, the first row of a table that fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..model.expression import Expression, Interval, Lookup, Recode
from ..model.measure import Item, Table, TableCell, TableRow
from ..model.written import number as written_number
from .known import Known, Scope, thing_of, value_of_thing
from .values import INSUFFICIENT, Lacking, Value


@dataclass(frozen=True, slots=True)
class Matter:
    """What arms and cells are held against: a number, a code, or both (an option with a score)."""

    number: Fraction | None
    code: str | None

    def fits(self, match: Interval | str) -> bool:
        """An interval fits the number, a code the code."""
        if isinstance(match, Interval):
            return self.number is not None and self.number in match
        return self.code == match

    def fits_cell(self, cell: TableCell) -> bool:
        """A cell that can be read as numbers is held against the number, where there is one."""
        if cell.interval is not None and self.number is not None:
            return self.number in cell.interval
        return self.code == cell.text


def matter_of(node: Expression, known: Known, scope: Scope) -> Matter | Lacking:
    """The number and code of a subject or key."""
    thing = thing_of(node, known, scope)
    if isinstance(thing, Item):
        state = known.states[thing.id]
        if state.reason is not None:
            return Lacking(state.reason)
        if state.score is None:
            return Matter(None, state.code)
        value = value_of_thing(thing, known, scope)
        return Matter(value if isinstance(value, Fraction) else None, state.code)
    value = known.value(node, scope)
    match value:
        case Lacking():
            return value
        case bool():
            return Matter(None, "yes" if value else "no")
        case Fraction():
            return Matter(value, written_number(value))
        case str():
            return Matter(None, value)
        case _:
            raise AssertionError(f"{value!r} is neither a code nor an exact number")


def recoded(node: Recode, known: Known, scope: Scope) -> Value:
    """The value of the first arm that fits; only that arm is looked at."""
    matter = matter_of(node.subject, known, scope)
    if isinstance(matter, Lacking):
        return matter
    for arm in node.arms:
        if matter.fits(arm.match):
            return known.value(arm.value, scope)
    return INSUFFICIENT if node.otherwise is None else known.value(node.otherwise, scope)


def looked_up(node: Lookup, known: Known, scope: Scope) -> Value:
    """The value of the first row whose cells fit; with `across`, the last key names the column."""
    table = known.tables[node.table]
    keys = present(matter_of(key, known, scope) for key in node.keys)
    if isinstance(keys, Lacking):
        return keys
    row = fitting_row(table, keys[:-1] if table.across is not None else keys)
    column = keys[-1].code if table.across is not None else node.column or ""
    if row is None or column not in table.columns:
        return INSUFFICIENT
    found = row.values[table.columns.index(column)]
    return INSUFFICIENT if found is None else found


def present(keys: Iterable[Matter | Lacking]) -> list[Matter] | Lacking:
    """All keys, or the first that is missing."""
    found: list[Matter] = []
    lacking: Lacking | None = None
    for key in keys:
        if isinstance(key, Matter):
            found.append(key)
        else:
            lacking = lacking or key
    return found if lacking is None else lacking


def fitting_row(table: Table, keys: Sequence[Matter]) -> TableRow | None:
    for row in table.rows:
        if all(key.fits_cell(cell) for key, cell in zip(keys, row.keys, strict=True)):
            return row
    return None
