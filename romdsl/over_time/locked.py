"""Rows whose words are locked: one id stands for the same words at every sitting."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ..interpreter.own_rows import given, rows_there
from ..model.measure import Rows
from .sittings import Sitting


def reworded(own_rows: Iterable[Rows], start: Sitting, end: Sitting) -> str:
    """Why rows of two sittings are not the same, since locked words differ under one id; empty where they are.

    The words themselves are not told.
    """
    for rows in own_rows:
        locked = [field.id for field in rows.fields if any(item.locked for item in field.items)]
        first, second = (rows_there(rows, dict(sitting.row.answers)) for sitting in (start, end))
        for id in first.keys() & second.keys():
            for name in locked:
                before, after = first[id].get(name), second[id].get(name)
                if given(before) and given(after) and _bare(before) != _bare(after):
                    return (
                        f"{rows.id}_{id}_{name} is locked and says one thing in {_place(start)} and another in"
                        f" {_place(end)}; other words are a new row that replaces {id}"
                    )
    return ""


def _bare(value: object) -> str:
    """The words without the ways in which files write the same ones."""
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _place(sitting: Sitting) -> str:
    return f"{sitting.row.file}, row {sitting.row.number}"
