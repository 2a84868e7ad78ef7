"""Writes the rows of a table as a Python constant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from romdsl.emit.code import folded, listed
from romdsl.emit.lookup import Interval, Table
from romdsl.emit.templates import python_text

Rows = Sequence[tuple[tuple[Interval, ...], int]]


def look_up_table(name: str, table: Table) -> Iterator[str]:
    """A dict by the exact keys; where keys may lie between ends, of the rows that are then to be tried."""
    if not table.exact:
        rows = table.groups[()]
        kind = "Rows" if len(table.between) == 1 else "RowsOfAll"
        yield from folded(f"{name}: {kind} = {_rows(rows)}", "")
        return
    kind = "int" if not table.between else "Rows" if len(table.between) == 1 else "RowsOfAll"
    entries = (f"{_key(keys)}: {_rows(rows) if table.between else rows[0][1]}" for keys, rows in table.groups.items())
    yield from folded(f"{name}: dict[object, {kind}] = {{{listed(entries)}}}", "")


def _key(keys: Sequence[str | int]) -> str:
    written = [python_text(key) if isinstance(key, str) else str(key) for key in keys]
    return written[0] if len(written) == 1 else f"({listed(written)})"


def _rows(rows: Rows) -> str:
    written = []
    for intervals, value in rows:
        ends = [f"{_end(low, '-math.inf')}, {_end(high, 'math.inf')}" for low, high in intervals]
        written.append(
            f"({ends[0]}, {value})" if len(ends) == 1 else f"(({listed(f'({pair})' for pair in ends)}), {value})"
        )
    return f"({listed(written)}{',' if len(written) == 1 else ''})"


def _end(end: int | None, open_end: str) -> str:
    return open_end if end is None else str(end)
