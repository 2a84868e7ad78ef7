"""Rows of answers as the sittings of persons: who, at which occasion, which time, on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..answers.rows import RejectedRow, Row, rejected
from ..model.measure import Measure, Occasion

PERSON, OCCASION, NUMBER, DATE = "person", "occasion", "occasion_number", "date"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One set of answers of a person.  `number` counts the sittings of one occasion from 1."""

    row: Row
    person: str
    occasion: Occasion
    number: int
    date: date | None

    @property
    def title(self) -> str:
        name = self.occasion.title.value if self.occasion.title else self.occasion.id
        return f"{name} {self.number}" if self.occasion.recurs else name


def sittings_of(measure: Measure, rows: Iterable[Row]) -> tuple[list[Sitting], list[RejectedRow]]:
    """The sittings of all persons, each person's in the order of time, and the rows that are none.

    Two rows for one person, occasion and number are both left out: nobody knows which one counts.
    """
    occasions = {occasion.id: occasion for occasion in measure.occasions}
    refused: list[RejectedRow] = []
    found: list[tuple[Row, str, Occasion, int | None, date | None]] = []
    for row in rows:
        read = _read(row, occasions)
        if isinstance(read, RejectedRow):
            refused.append(read)
        else:
            found.append(read)
    numbered = _numbered(found)
    places: dict[tuple[str, str, int], list[Sitting]] = {}
    for sitting in numbered:
        places.setdefault((sitting.person, sitting.occasion.id, sitting.number), []).append(sitting)
    kept: list[Sitting] = []
    for same in places.values():
        if len(same) == 1:
            kept += same
            continue
        numbers = ", ".join(str(sitting.row.number) for sitting in same)
        for sitting in same:
            why = f"rows {numbers} are all of {sitting.person}, {sitting.title}: keep the one that counts"
            refused.append(rejected(sitting.row.file, sitting.row.number, why, PERSON, sitting.person))
    kept.sort(key=lambda sitting: (sitting.person, sitting.date or date.max, sitting.row.number))
    refused.sort(key=lambda row: (row.file, row.number))
    return kept, refused


def _read(
    row: Row, occasions: Mapping[str, Occasion]
) -> tuple[Row, str, Occasion, int | None, date | None] | RejectedRow:
    person = _text(row, PERSON)
    if not person:
        return rejected(row.file, row.number, "nobody is named; a change needs a column “person”", PERSON)
    occasion = occasions.get(str(row.answers.get(OCCASION) or ""))
    if occasion is None:
        return rejected(row.file, row.number, "the occasion is not named", OCCASION)
    number = _text(row, NUMBER)
    if number and not (number.isascii() and number.isdigit() and 0 < int(number) < 100_000):
        return rejected(row.file, row.number, "the number of an occasion is 1, 2, 3 …", NUMBER, number)
    written = _text(row, DATE)
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        return rejected(row.file, row.number, "this is no day of the calendar, 2026-01-12", DATE, written)
    return row, person, occasion, int(number) if number else None, day


def _numbered(found: list[tuple[Row, str, Occasion, int | None, date | None]]) -> list[Sitting]:
    """Recurring occasions without a number are counted by their day; all others are the first."""
    ordered = sorted(found, key=lambda one: (one[4] or date.max, one[0].number))
    taken: dict[tuple[str, str], set[int]] = {}
    for _, person, occasion, number, _ in found:
        if number is not None:
            taken.setdefault((person, occasion.id), set()).add(number)
    made = []
    for row, person, occasion, number, day in ordered:
        known = taken.setdefault((person, occasion.id), set())
        if number is None:
            number = 1
            while occasion.recurs and number in known:
                number += 1
            known.add(number)
        made.append(Sitting(row, person, occasion, number, day))
    return made


def _text(row: Row, name: str) -> str:
    value = row.carried.get(name)
    return "" if value is None else str(value).strip()
