"""How many of those who began were asked again, and what that means for what is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum, sqrt
from typing import Literal

from ..model.measure import Length, Measure, Occasion
from .few import FEWEST, hidden
from .schedule import later, window_of
from .sittings import Sitting, seen_by

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


Again = Literal["in time", "later", "never"]
"""When a person was asked again: until the window closed, after that, or not until now."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The follow-up of one group.  All counts are None where the group is too small to be shown.

    `closed`: baselines whose window has closed; `done`: those of them asked again until it closed; `later`: those of
    them asked again after that; `paired`: all who were asked again, those whose window is open among them.
    """

    group: str
    name: str
    baselines: int | None = None
    closed: int | None = None
    done: int | None = None
    later: int | None = None
    paired: int | None = None

    @property
    def is_shown(self) -> bool:
        return self.baselines is not None

    @property
    def rate(self) -> float | None:
        return self.done / self.closed if self.closed and self.done is not None else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.done, self.closed) if self.closed and self.done is not None else None


@dataclass(frozen=True, slots=True)
class Followed:
    """One person who began: the first sitting, whether the window has closed, and what became of the later one."""

    person: str
    start: Sitting
    closed: bool
    again: Again


def wilson(done: int, closed: int) -> tuple[float, float]:
    """The 95 % interval of a rate (Wilson 1927), for `closed` above 0."""
    share, square = done / closed, Z * Z
    middle = share + square / (2 * closed)
    spread = Z * sqrt(share * (1 - share) / closed + square / (4 * closed * closed))
    whole = 1 + square / closed
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def followed(
    measure: Measure,
    persons: Mapping[str, Sequence[Sitting]],
    start: Occasion,
    later_one: Occasion,
    on: date,
    within: Length | None = None,
) -> list[Followed]:
    """Everybody who began by that day, and what became of the later occasion.

    Its window closes as the measure says; with `within`, so long after the start.  Visits after `on` are not looked
    at; a later occasion before the start is none; one without a day is taken to be in time.
    """
    found = []
    for person, all_sittings in persons.items():
        sittings = seen_by(on, all_sittings)
        first = next((one for one in sittings if one.occasion.id == start.id), None)
        if first is None:
            continue
        last = _last_day(measure, sittings, first, later_one, within)
        days = [one.date or first.date for one in sittings if one.occasion.id == later_one.id]
        found.append(Followed(person, first, last is not None and last < on, _again(days, first.date, last)))
    return found


def _again(days: Sequence[date | None], start: date | None, last: date | None) -> Again:
    there = [day for day in days if day is None or start is None or day >= start]
    if not there:
        return "never"
    return "in time" if last is None or any(day is None or day <= last for day in there) else "later"


def _last_day(
    measure: Measure, sittings: Sequence[Sitting], first: Sitting, later_one: Occasion, within: Length | None
) -> date | None:
    """The last day on which the later occasion counts, where it is known."""
    if within is not None:
        return later(first.date, within) if first.date is not None else None
    window = window_of(measure, sittings, later_one, 1)
    return window.last if window is not None else None


Names = Callable[[Followed], str]


def rates(people: Sequence[Followed], columns: Mapping[str, Names]) -> list[Rate]:
    """The rate of everybody and of each group of each column; without figures what `hidden` names."""
    groups: dict[tuple[str, str], list[Followed]] = {}
    cells: Counter[tuple[str, ...]] = Counter()
    for one in people:
        names = tuple(name_of(one) for name_of in columns.values())
        cells[names] += 1
        for column, name in zip(columns, names, strict=True):
            groups.setdefault((column, name), []).append(one)
    left_out = {(list(columns)[place], name) for place, name in hidden(cells, len(columns))}
    everybody = rate_of("all", "", people) if len(people) >= FEWEST else Rate("all", "")
    order = sorted(groups, key=lambda key: (list(columns).index(key[0]), key[1]))
    return [
        everybody,
        *(Rate(*key) if key in left_out else rate_of(*key, groups[key]) for key in order),
    ]


def rate_of(group: str, name: str, people: Sequence[Followed]) -> Rate:
    """The rate of one group, shown however small it is."""
    closed = Counter(one.again for one in people if one.closed)
    paired = sum(one.again != "never" for one in people)
    return Rate(group, name, len(people), closed.total(), closed["in time"], closed["later"], paired)


@dataclass(frozen=True, slots=True)
class Difference:
    """A score at the start, how many have it and its mean: of those who were asked again, and of the others."""

    score: str
    again: tuple[int, float]
    never: tuple[int, float]

    @property
    def difference(self) -> float:
        return self.again[1] - self.never[1]


def differences(
    people: Sequence[Followed], scores: Sequence[str], values: Mapping[str, Mapping[str, float]]
) -> list[Difference]:
    """How those who were asked again, in time or later, began beside the others, where either are five or more.

    `values` has the scores of each person at the start, where they are known; open windows do not count.
    """
    again = [values.get(one.person, {}) for one in people if one.closed and one.again != "never"]
    never = [values.get(one.person, {}) for one in people if one.closed and one.again == "never"]
    both = [(score, _mean(score, again), _mean(score, never)) for score in scores]
    return [Difference(score, had, had_not) for score, had, had_not in both if had is not None and had_not is not None]


def _mean(score: str, values: Sequence[Mapping[str, float]]) -> tuple[int, float] | None:
    known = [each[score] for each in values if score in each]
    return (len(known), fsum(known) / len(known)) if len(known) >= FEWEST else None


def coverage(rate: Rate, answered: str | None = None) -> str:
    """The line that belongs under every reported change.

    With `answered`, the title of an occasion that no change compares with the start, it says how many answered then.
    """
    if not rate.is_shown:
        what = "reported change covers" if answered is None else "were asked again"
        return f"fewer than {FEWEST} people began: too few to say how many {what}"
    covers = "reported change covers" if answered is None else f"{answered} was answered by"
    if not rate.baselines or rate.paired is None or not (rate.paired or rate.closed):
        return f"{covers} nobody yet: no window has closed"
    share = 100 * rate.paired / rate.baselines
    return f"{covers} {share:.1f} % of those who began ({rate.paired} of {rate.baselines})"
