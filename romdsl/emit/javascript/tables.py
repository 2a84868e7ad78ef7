"""Writes the rows of a table as a JavaScript constant."""

from __future__ import annotations

from collections.abc import Sequence

from ..code import listed
from ..lookup import Interval, Table
from ..templates import javascript_text

Rows = Sequence[tuple[tuple[Interval, ...], int]]


def look_up_table(table: Table) -> str:
    """Maps in maps by the exact keys; where keys may lie between ends, the rows that are then to be tried."""
    return _maps(list(table.groups.items()), bool(table.between))


def _maps(groups: list[tuple[tuple[str | int, ...], Rows]], has_ends: bool) -> str:
    if groups and not groups[0][0]:
        rows = groups[0][1]
        return _rows(rows) if has_ends else str(rows[0][1])
    below: dict[str | int, list[tuple[tuple[str | int, ...], Rows]]] = {}
    for keys, rows in groups:
        below.setdefault(keys[0], []).append((keys[1:], rows))
    pairs = (f"[{_key(key)}, {_maps(inside, has_ends)}]" for key, inside in below.items())
    return f"new Map([{listed(pairs)}])"


def _key(key: str | int) -> str:
    return javascript_text(key) if isinstance(key, str) else str(key)


def _rows(rows: Rows) -> str:
    """Each row is its value, then the low and high end of each key."""
    written = []
    for intervals, value in rows:
        ends = [f"{_end(low, '-Infinity')}, {_end(high, 'Infinity')}" for low, high in intervals]
        written.append(f"[{listed([str(value), *ends])}]")
    return f"[{listed(written)}]"


def _end(end: int | None, open_end: str) -> str:
    return open_end if end is None else str(end)
