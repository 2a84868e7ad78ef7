"""Finds the comments and blank lines of a YAML text, and gives them to the statements."""

from __future__ import annotations

from ...source import Source
from .syntax import Statement


def attach_remarks(
    source: Source, text: str, statements: list[Statement], marks: list[tuple[int, int, Statement | None]]
) -> tuple[str, ...]:
    return ()
