"""Rows and columns as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def as_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a line below its head; columns of numbers stand to the right."""
    columns = range(len(head))
    widths = [max(width(row[column]) for row in (head, *rows)) for column in columns]
    right = [bool(rows) and all(is_number(row[column]) for row in rows) for column in columns]

    def line(row: Sequence[str]) -> str:
        cells = [fitted(row[column], widths[column], right[column]) for column in columns]
        return "  ".join(cells).rstrip()

    return "\n".join([line(head), "  ".join("-" * size for size in widths), *map(line, rows)])


def is_number(text: str) -> bool:
    return not text or text.lstrip("-").replace(".", "", 1).isdecimal()


def fitted(text: str, size: int, right: bool) -> str:
    gap = " " * (size - width(text))
    return gap + text if right else text + gap


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
