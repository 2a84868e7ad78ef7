"""Markdown in which any text reads as it was written: escapes, code and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence


def plain(text: str) -> str:
    """A text on one line, after other words on it; nothing in it is read as Markdown or HTML."""
    one_line = " ".join(text.split())
    escaped = re.sub(r"([\\`*\[\]<>|~])", r"\\\1", one_line)
    escaped = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\_", escaped)
    # A heading loses the signs at its end.
    escaped = re.sub(r"#(?=#*$)", r"\#", escaped)
    return re.sub(r"&(?=#?\w+;)", "&amp;", escaped)


def paragraph(text: str) -> str:
    """A text on a line of its own, where a number or a sign would begin a list or a heading."""
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=#])", r"\\\1", plain(text)))


def code(text: str) -> str:
    """A text as code, in a fence longer than any in it."""
    one_line = " ".join(text.split())
    if not one_line:
        return ""
    longest = max((len(run) for run in re.findall(r"`+", one_line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if one_line.startswith("`") or one_line.endswith("`") else ""
    return f"{fence}{space}{one_line}{space}{fence}"


def cell_code(text: str) -> str:
    """Code in a cell of a table, where a bar would begin the next cell even in code."""
    return code(text).replace("|", "\\|")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table of cells that are Markdown already; nothing when it has no rows."""
    if not rows:
        return []
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(line) + " |" for line in lines), ""]
