"""What a row of answers says of the visit: who, at which occasion, which time, on which day, and why then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..answers.rows import RejectedRow, Rejection, Row, shortened
from ..model.measure import Occasion

PERSON, OCCASION, NUMBER, DATE, REASON = "person", "occasion", "occasion_number", "date", "occasion_reason"
MOST = 10**9
"""Numbers below are the same with and without a point, as a table of reals has them: 2.0."""
NO_DAY = "this is no day of the calendar as it is written here: 2026-01-12"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visit:
    """A row, and what it says.  `number` is None where the row has none."""

    row: Row
    person: str
    occasion: Occasion
    number: int | None
    date: date | None


def visit_of(row: Row, occasions: Mapping[str, Occasion]) -> Visit | RejectedRow:
    """What the row says of its visit, or all that cannot be."""
    found: list[Rejection] = []
    person = cell(row, PERSON)
    if not person:
        found.append(Rejection(PERSON, "", "nobody is named; each row needs a code for the person"))
    named = str(row.answers.get(OCCASION) or "").strip()
    occasion = occasions.get(named)
    if occasion is None:
        there = ", ".join(occasions)
        why = (
            f"this is no occasion of the measure; there are {there}" if named else f"the occasion is not named: {there}"
        )
        found.append(Rejection(OCCASION, shortened(named), why))
    number, day = cell(row, NUMBER), cell(row, DATE)
    if number and number_in(number) is None:
        found.append(Rejection(NUMBER, shortened(number), "the number of an occasion is 1, 2, 3 …"))
    elif occasion and not occasion.recurs and number not in ("", "1"):
        why = f"{occasion.id} is asked once, so there is no number {number} of it"
        found.append(Rejection(NUMBER, number, why))
    if day and day_in(day) is None:
        found.append(Rejection(DATE, shortened(day), NO_DAY))
    if occasion and occasion.kind in ("chosen", "event"):
        found += _unexplained(row, occasion)
    if found or occasion is None:
        return RejectedRow(row.file, row.number, tuple(found))
    return Visit(row, person, occasion, number_in(number), day_in(day))


def _unexplained(row: Row, occasion: Occasion) -> list[Rejection]:
    """What lacks of an occasion that has no day of its own: nobody else knows when it was, and why."""
    wanted = {DATE: "its date", REASON: "why it was then"}
    return [
        Rejection(name, "", f"{occasion.id} has no day of its own, so {what} is needed")
        for name, what in wanted.items()
        if not cell(row, name)
    ]


def cell(row: Row, name: str) -> str:
    """What stands in a column that is no item, without the blanks around it."""
    value = row.carried.get(name)
    if value is None or value != value:  # a table without nulls has NaN for a blank
        return ""
    if isinstance(value, float | Decimal) and 0 <= value < MOST and value == int(value):
        value = int(value)
    return str(value).strip()


def number_in(text: str) -> int | None:
    """1, 2, 3 … as it is written, else None."""
    return int(text) if _NUMBER.fullmatch(text) else None


def day_in(text: str) -> date | None:
    """A day of the calendar as 2026-01-12; other ways to write one are None."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
