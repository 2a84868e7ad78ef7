"""How the cells of a person's own rows are called in data: `goals_r1_progress`."""

from __future__ import annotations

import re

from .measure import Rows

OF_A_ROW = ("state", "replaces")
"""What data say of a row besides its fields: whether it is still there, and the row whose words it revises."""
_ROW_ID = re.compile(r"r[1-9][0-9]{0,5}", re.ASCII)


def cell_of(rows: Rows, name: str) -> tuple[str, str] | None:
    """The row and the field of a cell's name, None where it is not one of these rows."""
    row, _, key = name.removeprefix(f"{rows.id}_").partition("_")
    known = key in OF_A_ROW or any(each.id == key for each in rows.fields)
    return (row, key) if name.startswith(f"{rows.id}_") and known and is_row_id(rows, row) else None


def is_row_id(rows: Rows, id: str) -> bool:
    return id in rows.row_ids if rows.positions else _ROW_ID.fullmatch(id) is not None
