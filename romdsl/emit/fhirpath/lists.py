"""Lists of a score program: which items can be read together by one path."""

from __future__ import annotations

from collections.abc import Sequence

from ...program import ItemNumber, ItemScore, Linear, WholeStep
from .answers import Table

Reading = tuple[str, Table | int]
"""An item, and the scores of its codes or the decimals of its number."""


def reading_of(step: WholeStep) -> Reading | None:
    """The item that a step reads, when it reads just one: reversed and weighted ones have another table."""
    match step:
        case ItemScore(item=item, table=table):
            return item, table
        case ItemNumber(item=item, decimals=decimals):
            return item, decimals
        case Linear(constant=constant, terms=((factor, inner),)):
            found = reading_of(inner)
            if found is None or isinstance(found[1], int):
                return None
            return found[0], tuple((code, constant + factor * score) for code, score in found[1])
        case _:
            return None


def together(steps: Sequence[WholeStep]) -> list[tuple[list[str], Table | int] | WholeStep]:
    """The steps of a list, those in one that can be read by one path; an item twice is read twice."""
    groups: dict[tuple[Table | int, int], list[str]] = {}
    seen: dict[Reading, int] = {}
    others: list[tuple[list[str], Table | int] | WholeStep] = []
    for step in steps:
        reading = reading_of(step)
        if reading is None:
            others.append(step)
            continue
        turn = seen[reading] = seen.get(reading, 0) + 1
        groups.setdefault((reading[1], turn), []).append(reading[0])
    found: list[tuple[list[str], Table | int] | WholeStep] = [(items, how) for (how, _), items in groups.items()]
    return [*found, *others]
