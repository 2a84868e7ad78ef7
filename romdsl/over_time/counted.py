"""What a follow-up counted, in words, and how many of those who began each change between two visits covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.measure import Change, Length, Measure, Occasion
from ..model.measure.over_time import FIRST, LAST, PREVIOUS
from .few import FEWEST
from .followup import Followed, Rate, coverage
from .order import Unordered, chosen
from .schedule import start_of
from .sittings import Sitting, seen_by

_PLACES = {FIRST: "the first visit", PREVIOUS: "the visit before", LAST: "the last visit"}


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of those who began have both visits that a change compares: occasions, their titles, and counts."""

    start: str
    end: str
    titles: tuple[str, str]
    baselines: int
    paired: int

    def __str__(self) -> str:
        share = 100 * self.paired / self.baselines
        start, end = self.titles
        counts = f"{self.paired} of {self.baselines}"
        return f"Change from {start} to {end} covers {share:.1f} % of those who began ({counts})"


@dataclass(frozen=True, slots=True)
class Counted:
    """From which to which occasion people were counted, and what share of them the reported changes cover."""

    start: Occasion
    end: Occasion
    asked: str
    coverage: str
    changes: tuple[Covered, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences that belong under the rates."""
        return (self.coverage, *map(str, self.changes))


def counted(
    measure: Measure,
    persons: Mapping[str, Sequence[Sitting]],
    people: Sequence[Followed],
    everybody: Rate,
    end: Occasion,
    on: date,
    within: Length | None = None,
) -> Counted:
    """What was counted of the people who began, with the changes that go to an occasion other than `end`.

    Only where a change compares `end` with the start does its rate say how many the reported change covers.
    """
    start = start_of(measure)
    assert start is not None, "nobody is followed up without it"
    looking_back = {one.id for one in measure.occasions if one.kind == "looking_back"}
    changes = {(one.start.value, one.end.value): one for one in measure.changes}
    is_reported = (start.id, end.id) in changes
    others = [one for sides, one in changes.items() if sides != (start.id, end.id) and not looking_back & {*sides}]
    sittings = [seen_by(on, persons[each.person]) for each in people]
    covered = [_covered(measure, change, sittings) for change in others] if len(people) >= FEWEST else []
    said = coverage(everybody, None if is_reported else _title(measure, end.id))
    return Counted(start, end, _asked(measure, start, end, within), said, tuple(covered))


def _covered(measure: Measure, change: Change, people: Sequence[Sequence[Sitting]]) -> Covered:
    start, end = change.start.value, change.end.value
    titles = (_title(measure, start), _title(measure, end))
    return Covered(start, end, titles, len(people), sum(_has_both(change, sittings) for sittings in people))


def _has_both(change: Change, sittings: Sequence[Sitting]) -> bool:
    """Whether there are two visits to compare, in the order in which the change names them."""
    try:
        start, end = chosen(change, sittings)
    except Unordered:
        return False
    if start is None or end is None or start is end:
        return False
    return start.date is None or end.date is None or start.date <= end.date


def _asked(measure: Measure, start: Occasion, end: Occasion, within: Length | None) -> str:
    """`From First visit (baseline); asked again: Every six weeks (review), within 2 weeks of its day, …`."""
    titles = [f"{_title(measure, one.id)} ({one.id})" for one in (start, end)]
    lead = f"From {titles[0]}; asked again: {titles[1]}"
    if within is not None:
        return f"{lead}, within {_said(within)} of {_title(measure, start.id)}"
    assert end.length is not None, "an occasion without a day has --within"
    anchor = end.anchor.value if end.anchor is not None else start.id
    window = f"within {_said(end.window)} of its day" if end.window is not None else "on its day"
    return f"{lead}, {window}, {_said(end.length)} after {_title(measure, anchor)}"


def _title(measure: Measure, occasion: str) -> str:
    found = next((one.title for one in measure.occasions if one.id == occasion), None)
    return " ".join(found.value.split()) if found is not None else _PLACES.get(occasion, occasion)


def _said(length: Length) -> str:
    return f"{length.number} {length.unit.removesuffix('s') if length.number == 1 else length.unit}"
