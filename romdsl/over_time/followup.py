"""How many of those who began were asked again, and what that means for what is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from ..model.measure import Length, Measure, Occasion
from .few import FEWEST, hidden
from .schedule import due_at, later
from .sittings import Sitting

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The follow-up of one group.  `closed`: baselines whose window has closed; `done` those of them asked again.

    All three are None where the group is too small to be shown.
    """

    group: str
    name: str
    baselines: int | None
    closed: int | None
    done: int | None

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
    """One person who began: the first sitting, and whether the later one is due, closed, done."""

    person: str
    start: Sitting
    closed: bool
    done: bool


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
    """Everybody who began, and what became of the later occasion.

    Its window closes as the measure says; for an occasion without a day, `within` after the start.
    """
    found = []
    for person, sittings in persons.items():
        first = next((one for one in sittings if one.occasion.id == start.id), None)
        if first is None:
            continue
        done = any(one.occasion.id == later_one.id for one in sittings)
        found.append(Followed(person, first, _is_closed(measure, person, sittings, first, later_one, on, within), done))
    return found


def _is_closed(
    measure: Measure,
    person: str,
    sittings: Sequence[Sitting],
    first: Sitting,
    later_one: Occasion,
    on: date,
    within: Length | None,
) -> bool:
    """Whether the last day has gone by on which the later occasion counts."""
    if within is not None:
        return first.date is not None and later(first.date, within) < on
    due = due_at(measure, person, sittings, later_one, 1, on)
    return due is not None and due.last < on


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
    everybody = rate_of("all", "", people) if len(people) >= FEWEST else Rate("all", "", None, None, None)
    order = sorted(groups, key=lambda key: (list(columns).index(key[0]), key[1]))
    return [
        everybody,
        *(Rate(*key, None, None, None) if key in left_out else rate_of(*key, groups[key]) for key in order),
    ]


def rate_of(group: str, name: str, people: Sequence[Followed]) -> Rate:
    """The rate of one group, shown however small it is."""
    closed = [one for one in people if one.closed]
    return Rate(group, name, len(people), len(closed), sum(one.done for one in closed))


@dataclass(frozen=True, slots=True)
class Difference:
    """A score at the start: of those who were asked again, and of those who were not."""

    score: str
    done: tuple[int, float] | None
    lost: tuple[int, float] | None

    @property
    def difference(self) -> float | None:
        return None if self.done is None or self.lost is None else self.done[1] - self.lost[1]


def differences(
    people: Sequence[Followed], scores: Sequence[str], value_of: Callable[[Sitting, str], float | None]
) -> list[Difference]:
    """How those who were asked again began, beside the others; groups below five are not shown."""
    closed = [one for one in people if one.closed]
    return [
        Difference(
            score,
            _mean(value_of(one.start, score) for one in closed if one.done),
            _mean(value_of(one.start, score) for one in closed if not one.done),
        )
        for score in scores
    ]


def _mean(values: object) -> tuple[int, float] | None:
    known = [value for value in values if value is not None]  # type: ignore[attr-defined]
    return (len(known), sum(known) / len(known)) if len(known) >= FEWEST else None


def coverage(rate: Rate) -> str:
    """The line that belongs under every reported change."""
    if not rate.is_shown:
        return f"fewer than {FEWEST} people began: too few to say how many reported change covers"
    if not rate.baselines or rate.rate is None or rate.done is None:
        return "reported change covers nobody yet: no window has closed"
    share = 100 * rate.done / rate.baselines
    return f"reported change covers {share:.1f} % of those who began ({rate.done} of {rate.baselines})"
