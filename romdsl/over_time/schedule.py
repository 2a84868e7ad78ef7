"""When occasions are due for a person, and which are done, due, late or closed."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model.measure import Length, Measure, Occasion
from .sittings import Sitting, seen_by

State = Literal["done", "coming", "due", "late"]


@dataclass(frozen=True, slots=True)
class Due:
    """One occasion that a person is to be asked at, and the days between which it counts.

    coming: its first day is not there yet; due: today counts; late: its last day has gone by.
    """

    person: str
    occasion: Occasion
    number: int
    day: date
    first: date
    last: date
    state: State


@dataclass(frozen=True, slots=True)
class Window:
    """The day on which an occasion is due, and the first and the last day on which it counts."""

    day: date
    first: date
    last: date


def later(day: date, length: Length, times: int = 1) -> date:
    """The day that lies so much later; of a month without that day, its last; at most the calendar's first or last."""
    number = length.number * times
    end = date.max if number > 0 else date.min
    if length.unit in ("days", "weeks"):
        ordinal = day.toordinal() + number * (7 if length.unit == "weeks" else 1)
        return date.fromordinal(ordinal) if date.min.toordinal() <= ordinal <= date.max.toordinal() else end
    months = day.month - 1 + number * (12 if length.unit == "years" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return end
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def earlier(day: date, length: Length) -> date:
    """The day that lies so much earlier, as `later`."""
    return later(day, Length(-length.number, length.unit))


def start_of(measure: Measure) -> Occasion | None:
    """The occasion with which everything begins: the first that is asked once."""
    return next((occasion for occasion in measure.occasions if occasion.kind == "once"), None)


def due_list(measure: Measure, persons: Mapping[str, Sequence[Sitting]], on: date) -> Iterator[Due]:
    """What each person was to be asked next at each occasion, as it stood on a day; those that are late among them."""
    for person, all_sittings in persons.items():
        sittings = seen_by(on, all_sittings)
        for occasion in measure.occasions:
            found = next_due(measure, person, sittings, occasion, on)
            if found is not None and found.state != "done":
                yield found


def next_due(measure: Measure, person: str, sittings: Sequence[Sitting], occasion: Occasion, on: date) -> Due | None:
    """The next of an occasion for a person, None where none is to come or its day is not known."""
    done = {one.number for one in sittings if one.occasion.id == occasion.id}
    match occasion.kind:
        case "every":
            return _next_of_many(measure, person, sittings, occasion, done, on)
        case "after":
            return due_at(measure, person, sittings, occasion, 1, on)
        case "looking_back" if occasion.beside is not None and not done:
            beside = _first(sittings, occasion.beside.value)
            if beside is not None and beside.date is not None:
                day = beside.date
                return Due(person, occasion, 1, day, day, day, "due" if on == day else "late")
    return None


def _next_of_many(
    measure: Measure, person: str, sittings: Sequence[Sitting], occasion: Occasion, done: set[int], on: date
) -> Due | None:
    """The first of a recurring occasion after the last one done that can still count; else the one that is late."""
    if occasion.until is not None and _first(sittings, occasion.until.value) is not None:
        return None
    number = max(done, default=0) + 1
    first = due_at(measure, person, sittings, occasion, number, on)
    if first is None or first.state != "late":
        return first
    late, open_still = number, number + 1
    while _is_late(measure, person, sittings, occasion, open_still, on):
        late, open_still = open_still, 2 * open_still
    while open_still - late > 1:  # halving: somebody asked each day may have missed thousands
        middle = (late + open_still) // 2
        if _is_late(measure, person, sittings, occasion, middle, on):
            late = middle
        else:
            open_still = middle
    following = due_at(measure, person, sittings, occasion, open_still, on)
    if following is not None and following.state == "due":
        return following
    return due_at(measure, person, sittings, occasion, late, on)


def _is_late(
    measure: Measure, person: str, sittings: Sequence[Sitting], occasion: Occasion, number: int, on: date
) -> bool:
    found = due_at(measure, person, sittings, occasion, number, on)
    return found is not None and found.state == "late"


def due_at(
    measure: Measure, person: str, sittings: Sequence[Sitting], occasion: Occasion, number: int, on: date
) -> Due | None:
    """When the occasion with that number is due for a person; None where that cannot be said."""
    window = window_of(measure, sittings, occasion, number)
    if window is None:
        return None
    is_done = any(one.occasion.id == occasion.id and one.number == number for one in sittings)
    state: State = "done" if is_done else "coming" if on < window.first else "due" if on <= window.last else "late"
    return Due(person, occasion, number, window.day, window.first, window.last, state)


def window_of(measure: Measure, sittings: Sequence[Sitting], occasion: Occasion, number: int) -> Window | None:
    """Between which days the occasion with that number counts for a person; None where that cannot be said."""
    if occasion.length is None:
        return None
    start = start_of(measure) if occasion.anchor is None else None
    anchor = occasion.anchor.value if occasion.anchor is not None else start.id if start is not None else ""
    before = _first(sittings, anchor)
    if before is None or before.date is None:
        return None
    day = later(before.date, occasion.length, number)
    if occasion.window is None:
        return Window(day, day, day)
    return Window(day, earlier(day, occasion.window), later(day, occasion.window))


def _first(sittings: Sequence[Sitting], occasion: str) -> Sitting | None:
    found = [one for one in sittings if one.occasion.id == occasion]
    return min(found, key=lambda one: one.number) if found else None
