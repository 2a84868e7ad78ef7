"""Rows of answers as the sittings of persons: who, at which occasion, which time, on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ..answers.rows import RejectedRow, Row, rejected
from ..model.measure import Measure, Occasion
from .visit import NUMBER, PERSON, Visit, visit_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """One set of answers of a person.  `number` counts the sittings of one occasion from 1.

    `doubt` says why nobody knows where it stands in time, in one sentence; empty where all is well.
    """

    row: Row
    person: str
    occasion: Occasion
    number: int
    date: date | None
    doubt: str = ""

    @property
    def title(self) -> str:
        name = self.occasion.title.value if self.occasion.title else self.occasion.id
        return f"{name} {self.number}" if self.occasion.recurs else name


def sittings_of(measure: Measure, rows: Iterable[Row]) -> tuple[list[Sitting], list[RejectedRow]]:
    """The sittings of all persons, each person's in the order of time, and the rows that are none.

    Two rows for one person, occasion and number are both left out: nobody knows which one counts.
    """
    occasions = {occasion.id: occasion for occasion in measure.occasions}
    read = [visit_of(row, occasions) for row in rows]
    refused = [one for one in read if isinstance(one, RejectedRow)]
    kept, left_out = in_order([visit for visit in read if isinstance(visit, Visit)])
    return kept, sorted([*refused, *left_out], key=lambda row: (row.file, row.number))


def by_person(sittings: Iterable[Sitting]) -> dict[str, list[Sitting]]:
    """The sittings of each person, in the order in which they come."""
    found: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        found.setdefault(sitting.person, []).append(sitting)
    return found


def seen_by(on: date, sittings: Iterable[Sitting]) -> list[Sitting]:
    """The sittings that had been by the end of a day; one without a day is taken to have been."""
    return [sitting for sitting in sittings if sitting.date is None or sitting.date <= on]


def in_order(visits: Iterable[Visit]) -> tuple[list[Sitting], list[RejectedRow]]:
    """The sittings that visits are, numbered, and the rows of those of which nobody knows which one counts."""
    together: dict[tuple[str, str], list[Visit]] = {}
    for visit in visits:
        together.setdefault((visit.person, visit.occasion.id), []).append(visit)
    kept: list[Sitting] = []
    refused: list[RejectedRow] = []
    for same in together.values():
        if len(same) == 1:  # the most of them: nothing to be counted, nothing to contradict
            (visit,) = same
            kept.append(Sitting(visit.row, visit.person, visit.occasion, visit.number or 1, visit.date))
            continue
        good, left_out = _numbered(same)
        kept += _doubted(good)
        refused += left_out
    kept.sort(key=lambda sitting: (sitting.person, sitting.date or date.max, sitting.row.number))
    return kept, refused


def _numbered(visits: Sequence[Visit]) -> tuple[list[Sitting], list[RejectedRow]]:
    """The sittings of one person and occasion; those without a number are counted by their days."""
    refused: list[RejectedRow] = []
    counted: list[Visit] = []
    bare = [visit for visit in visits if visit.number is None]
    for visit in bare:
        if visit.occasion.recurs and visit.date is None and len(visits) > 1:
            why = f"there are {len(visits)} rows of {visit.person}, {visit.occasion.id}: this one needs a number or a date"
            refused.append(rejected(visit.row.file, visit.row.number, why, NUMBER))
        else:
            counted.append(visit)
    known = [(visit.number, visit) for visit in visits if visit.number is not None]
    numbered = [*known, *_counted(counted, known)]
    places: dict[int, list[Sitting]] = {}
    for number, visit in numbered:
        sitting = Sitting(visit.row, visit.person, visit.occasion, number, visit.date)
        places.setdefault(number, []).append(sitting)
    for same in places.values():
        refused += _twice(same) if len(same) > 1 else []
    return [same[0] for same in places.values() if len(same) == 1], refused


def _counted(bare: Sequence[Visit], known: Sequence[tuple[int, Visit]]) -> Iterator[tuple[int, Visit]]:
    """Those without a number, each behind those of earlier days; two of one day are one and the same number."""
    days = {visit.date for visit in bare}
    taken = {number for number, _ in known}
    numbers: dict[date | None, int] = {}
    for day in sorted(days, key=lambda day: day or date.max):
        before = [number for number, visit in known if day and visit.date and visit.date < day]
        number = max([*before, *numbers.values()], default=0) + 1
        recurs = bare[0].occasion.recurs
        while recurs and number in taken:
            number += 1
        numbers[day] = number if recurs else 1
    for visit in bare:
        yield numbers[visit.date], visit


def _twice(same: Sequence[Sitting]) -> Iterator[RejectedRow]:
    """Rows for one person, occasion and number."""
    files = {sitting.row.file for sitting in same}
    places = [f"{one.row.file}, row {one.row.number}" if len(files) > 1 else str(one.row.number) for one in same]
    all_of = f"{'; '.join(places)} are" if len(files) > 1 else f"rows {', '.join(places)} are"
    for sitting in same:
        why = f"{all_of} all of {sitting.person}, {sitting.title}: keep the one that counts"
        yield rejected(sitting.row.file, sitting.row.number, why, PERSON, sitting.person)


def _doubted(sittings: Sequence[Sitting]) -> Iterator[Sitting]:
    """The sittings of one occasion; where numbers and days are of two minds, each says so."""
    days = [sitting.date for sitting in sorted(sittings, key=lambda one: one.number) if sitting.date]
    if all(before <= after for before, after in pairwise(days)):
        yield from sittings
        return
    for sitting in sittings:
        for other in sittings:
            first, second = (sitting, other) if sitting.number < other.number else (other, sitting)
            if first.date and second.date and first.number != second.number and second.date < first.date:
                why = f"{second.title} ({second.date}) lies before {first.title} ({first.date})"
                sitting = replace(sitting, doubt=why)
                break
        yield sitting
