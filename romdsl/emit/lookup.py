"""The rows of a table, put in an order in which they are quickly found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..program import Cell

Row = tuple[tuple[Cell, ...], int]
Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Table:
    """`exact` are the keys of which every cell is one value, `between` the others, by their place.

    `groups`: for each set of exact keys the rows that are left to be tried, in the order of the table.
    """

    exact: tuple[int, ...]
    between: tuple[int, ...]
    groups: dict[tuple[str | int, ...], tuple[tuple[tuple[Interval, ...], int], ...]]

    @staticmethod
    def of(rows: Sequence[Row]) -> Table:
        count = len(rows[0][0]) if rows else 0
        exact = tuple(place for place in range(count) if all(_is_exact(cells[place]) for cells, _ in rows))
        between = tuple(place for place in range(count) if place not in exact)
        groups: dict[tuple[str | int, ...], list[tuple[tuple[Interval, ...], int]]] = {}
        for cells, value in rows:
            ends = tuple(cell for place in between if not isinstance(cell := cells[place], str))
            own = groups.setdefault(tuple(_exact(cells[place]) for place in exact), [])
            if between or not own:
                own.append((ends, value))
        return Table(exact, between, {keys: tuple(own) for keys, own in groups.items()})


def _is_exact(cell: Cell) -> bool:
    return isinstance(cell, str) or (cell[0] is not None and cell[0] == cell[1])


def _exact(cell: Cell) -> str | int:
    if isinstance(cell, str):
        return cell
    assert cell[0] is not None
    return cell[0]
