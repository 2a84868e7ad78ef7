"""One row of answers as it came in, and why a row cannot be scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a row is left out: where (a column, or empty for the whole row), what stands there, and why."""

    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot be scored.  `number` counts as a spreadsheet does: the head is row 1."""

    file: str
    number: int
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One set of answers, JSON values by the item's id, and all that came with them.

    `columns` says in which column an item stood, where that is not its id.  `made_with` is what a
    form noted about itself: version, definition, scoring; `noted` the result that it noted.
    """

    file: str
    number: int
    answers: Mapping[str, object]
    carried: Mapping[str, object] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    made_with: Mapping[str, object] = field(default_factory=dict)
    noted: Mapping[str, object] | None = None


def rejected(file: str, number: int, reason: str, column: str = "", value: str = "") -> RejectedRow:
    """A row that is left out for one reason."""
    return RejectedRow(file, number, (Rejection(column, shortened(value), reason),))


def shortened(value: str, most: int = 200) -> str:
    return value if len(value) <= most else value[: most - 1] + "…"
