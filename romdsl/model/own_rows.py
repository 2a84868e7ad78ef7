"""How the cells of a person's own rows are called in data: `goals_r1_progress`."""

from __future__ import annotations

import re

from .measure import Rows

OF_A_ROW = ("state", "replaces")
"""What data say of a row besides its fields: whether it is still there, and the row whose words it revises."""
_ROW_ID = re.compile(r"r[1-9][0-9]{0,5}", re.ASCII)


def cell_of(rows: Rows, name: str) -> tuple[str, str] | None:
    """The row and the field of a cell's name, None where it is not one of these rows."""
    rest = name.removeprefix(f"{rows.id}_")
    if rest == name:
        return None
    for key in (*OF_A_ROW, *(each.id for each in rows.fields)):
        row = rest.removesuffix(f"_{key}")
        if row != rest and is_row_id(rows, row):
            return row, key
    return None


def is_row_id(rows: Rows, id: str) -> bool:
    return id in rows.row_ids if rows.positions else _ROW_ID.fullmatch(id) is not None
