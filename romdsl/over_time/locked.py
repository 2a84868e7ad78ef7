"""Rows whose words are locked: one id stands for the same words at every sitting."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from ..interpreter.own_rows import given, rows_there
from ..model.measure import Rows
from .sittings import Sitting


def reworded(own_rows: Iterable[Rows], start: Sitting, end: Sitting) -> str:
    """Why rows of two sittings are not the same, since locked words differ under one id; empty where they are.

    The words themselves are not told.
    """
    for rows in own_rows:
        first, second = (rows_there(rows, dict(sitting.row.answers)) for sitting in (start, end))
        for id in first.keys() & second.keys():
            name = other_words(rows, first[id], second[id])
            if name is not None:
                return (
                    f"{rows.id}_{id}_{name} is locked and says one thing in {_place(start)} and another in"
                    f" {_place(end)}; other words are a new row that replaces {id}"
                )
    return ""


def other_words(rows: Rows, before: Mapping[str, object], after: Mapping[str, object]) -> str | None:
    """The locked field whose words are others in the later cells of a row; None where all are the same or not given."""
    for field in rows.fields:
        if any(item.locked for item in field.items):
            first, second = before.get(field.id), after.get(field.id)
            if given(first) and given(second) and _bare(first) != _bare(second):
                return field.id
    return None


def _bare(value: object) -> str:
    """The words without the ways in which files write the same ones."""
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _place(sitting: Sitting) -> str:
    return f"{sitting.row.file}, row {sitting.row.number}"
