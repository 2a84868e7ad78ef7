"""What comes out of an engine, in the order of the rows that went in."""

from __future__ import annotations

from dataclasses import dataclass

from ..answers.rows import RejectedRow
from ..scoring import Scored


@dataclass(frozen=True, slots=True)
class ScoredCells:
    """One row for a CSV file: what is carried along, then what scoring adds."""

    cells: list[str]


@dataclass(frozen=True, slots=True)
class ScoredLines:
    """Rows of a CSV file as they are to be written."""

    rows: int
    text: str


Part = Scored | ScoredCells | ScoredLines | RejectedRow
