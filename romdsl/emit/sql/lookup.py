"""Published tables as CASE: one key inside the other, long ones halved until few rows are left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...program import Cell, WholeStep, WordStep
from ..code import COMPARE
from .code import Sql, all_of, case, compare, is_there, made, whole_number

if TYPE_CHECKING:
    from .printer import Printer

FEW = 24
"""So many rows stand one after the other; more are halved."""

Rows = Sequence[tuple[tuple[Cell, ...], int]]


def looked_up(printer: Printer, keys: Sequence[WholeStep | WordStep], rows: Rows) -> Sql:
    """The value of the first row that fits."""
    codes = [printer.columns.held(printer.value(key), f"{printer.part}_key") for key in keys]
    if not rows:
        return printer.dialect.nothing("BIGINT")
    there = [is_there(code) for code, key in zip(codes, keys, strict=True) if key.may_be_missing]
    found = _nested(printer, codes, rows)
    return printer.dialect.as_whole(case([(all_of(there), found)]) if there else found)


def _nested(printer: Printer, codes: Sequence[Sql], rows: Rows) -> Sql:
    if not codes:
        return whole_number(rows[0][1])
    groups: dict[Cell, list[tuple[tuple[Cell, ...], int]]] = {}
    for cells, value in rows:
        groups.setdefault(cells[0], []).append((cells[1:], value))
    if not _are_apart(list(groups)):
        return case([(all_of([_fits(printer, code, cell) for code, cell in zip(codes, cells, strict=True)
                              if cell != (None, None)]), whole_number(value)) for cells, value in rows])  # fmt: skip
    inside = [(cell, _nested(printer, codes[1:], below)) for cell, below in groups.items()]
    if isinstance(inside[0][0], tuple):
        inside.sort(key=lambda pair: _low(pair[0]))
        return _halved(printer, codes[0], inside)
    return case([(_fits(printer, codes[0], cell), value) for cell, value in inside])


def _halved(printer: Printer, code: Sql, cells: Sequence[tuple[Cell, Sql]]) -> Sql:
    """Cells in rising order; the key is there."""
    if len(cells) <= FEW:
        return case([(_fits(printer, code, cell), value) for cell, value in cells])
    middle = len(cells) // 2
    border = _low(cells[middle][0])
    test = compare("<", code, whole_number(int(border)))
    return case([(test, _halved(printer, code, cells[:middle]))], _halved(printer, code, cells[middle:]))


def _are_apart(cells: Sequence[Cell]) -> bool:
    """Whether at most one of these cells fits any value, and all are of one kind."""
    if all(isinstance(cell, str) for cell in cells):
        return True
    if any(isinstance(cell, str) for cell in cells):
        return False
    ordered = sorted(cells, key=_low)
    return all(_high(before) < _low(after) for before, after in zip(ordered, ordered[1:], strict=False))


def _low(cell: Cell) -> float:
    return float("-inf") if isinstance(cell, str) or cell[0] is None else cell[0]


def _high(cell: Cell) -> float:
    return float("inf") if isinstance(cell, str) or cell[1] is None else cell[1]


def _fits(printer: Printer, code: Sql, cell: Cell) -> Sql:
    if isinstance(cell, str):
        return made(f"{code.text} = {printer.dialect.literal(cell)}", code, binds=COMPARE)
    low, high = cell
    if low is not None and low == high:
        return compare("=", code, whole_number(low))
    if low is None:
        return compare("<=", code, whole_number(high)) if high is not None else Sql("TRUE")
    if high is None:
        return compare(">=", code, whole_number(low))
    return made(f"{code.text} BETWEEN {low} AND {high}", code, binds=COMPARE)
