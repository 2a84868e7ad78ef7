"""Who changed, by how much, and what that is called: one row for each person and change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..compiler.check import planned
from ..model.checked import CheckedMeasure
from ..model.measure import Change, Measure
from ..model.measure.over_time import FIRST, LAST, PREVIOUS
from ..pairing import END, START, at, class_of, compared, pair_of, paired
from .sittings import Sitting

NOT_COMPARABLE = "not_comparable"
Scorer = Callable[[Sequence[Mapping[str, object]]], list[dict[str, object] | None]]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What is said of one person and one change.  `why` says why there is no value or class."""

    person: str
    change: str
    score: str | None
    start: Sitting | None
    end: Sitting | None
    start_value: object = None
    end_value: object = None
    difference: object = None
    kind: str | None = None
    why: str = ""

    def to_json(self, start: str, end: str) -> dict[str, object]:
        return {
            "person": self.person,
            "change": self.change,
            "score": self.score,
            "from": self.start.occasion.id if self.start else start,
            "to": self.end.occasion.id if self.end else end,
            "from_number": self.start.number if self.start else None,
            "to_number": self.end.number if self.end else None,
            "from_date": self.start.date.isoformat() if self.start and self.start.date else None,
            "to_date": self.end.date.isoformat() if self.end and self.end.date else None,
            "from_value": self.start_value,
            "to_value": self.end_value,
            "difference": self.difference,
            "class": self.kind,
            "why": self.why or None,
        }


class Changes:
    """One change of a measure, ready to be worked out for many persons."""

    def __init__(self, checked: CheckedMeasure, change: Change) -> None:
        self.checked, self.change = checked, change
        self.of = compared(checked.measure, change)
        self.pair: CheckedMeasure = planned(paired(checked.measure, change))

    @property
    def measure(self) -> Measure:
        return self.checked.measure

    @cached_property
    def has_class(self) -> bool:
        return any(score.id == class_of(self.change.id) for score in self.pair.measure.scores)

    def rows(self, persons: Mapping[str, Sequence[Sitting]], score: Scorer) -> Iterator[ChangeRow]:
        """One row a person, in their order; `score` scores answers of the measure of both occasions."""
        chosen = [(person, *self.chosen(sittings)) for person, sittings in persons.items()]
        pairs = {
            place: pair_of(self.measure, start.row.answers, end.row.answers)
            for place, (_, start, end) in enumerate(chosen)
            if start is not None and end is not None and not self.apart(start, end)
        }
        results = dict(zip(pairs, score(list(pairs.values())) if pairs else [], strict=True))
        for place, (person, start, end) in enumerate(chosen):
            result = results.get(place)
            yield self.said(person, start, end) if result is None else self.row(person, start, end, result)

    def chosen(self, sittings: Sequence[Sitting]) -> tuple[Sitting | None, Sitting | None]:
        """The two sittings of a person, which stand in the order of time."""
        end = _sitting(self.change.end.value, sittings)
        if self.change.start.value == PREVIOUS:
            before = [one for one in _now(sittings) if end is not None and one is not end and _earlier(one, end)]
            return (before[-1] if before else None), end
        return _sitting(self.change.start.value, sittings, is_start=True), end

    def apart(self, start: Sitting, end: Sitting) -> str:
        """Why two sittings cannot be compared, before any score is looked at; empty where they can."""
        if start is end:
            return "there is one sitting alone"
        looks_back = "looking_back" in (start.occasion.kind, end.occasion.kind)
        if start.date and end.date and end.date < start.date and not looks_back:
            return f"{end.title} ({end.date}) lies before {start.title} ({start.date})"
        for name in ("scoring", "version"):
            first, second = (one.row.made_with.get(name) or one.row.carried.get(name) for one in (start, end))
            if first and second:
                return "" if first == second else f"they were asked with two versions of the measure ({name} differs)"
        return ""

    def said(self, person: str, start: Sitting | None, end: Sitting | None) -> ChangeRow:
        """A row without values, and why."""
        if start is None or end is None:
            names = [side.value for side, one in ((self.change.start, start), (self.change.end, end)) if one is None]
            why = f"there is no {' and no '.join(names)}"
        else:
            why = self.apart(start, end)
        return ChangeRow(person, self.change.id, self.of, start, end, kind=NOT_COMPARABLE, why=why)

    def row(self, person: str, start: Sitting | None, end: Sitting | None, result: Mapping[str, object]) -> ChangeRow:
        scores = result["scores"]
        assert isinstance(scores, Mapping)
        sides = {} if self.of is None else {side: scores[at(self.of, side)] for side in (START, END)}
        values = {side: found["value"] for side, found in sides.items()}
        changed = scores[self.change.id]
        named = scores[class_of(self.change.id)] if self.has_class else None
        kind = named["value"] if named is not None else None
        why = ""
        if changed["value"] is None:
            kind = NOT_COMPARABLE
            lacking = [f"{side}: {found['missing']}" for side, found in sides.items() if found["value"] is None]
            why = "; ".join(lacking) or changed["missing"]
        elif kind is None and named is not None:
            why = f"class: {named['missing']}"
        return ChangeRow(
            person,
            self.change.id,
            self.of,
            start,
            end,
            values.get(START),
            values.get(END),
            changed["value"],
            kind,
            why,
        )


def _now(sittings: Sequence[Sitting]) -> list[Sitting]:
    """Those that speak of their own time: none that look back."""
    return [one for one in sittings if one.occasion.kind != "looking_back"]


def _sitting(wanted: str, sittings: Sequence[Sitting], is_start: bool = False) -> Sitting | None:
    """The sitting of an occasion: of one that recurs the first where a change begins, else the last."""
    if wanted in (FIRST, LAST):
        now = _now(sittings)
        return None if not now else now[0] if wanted == FIRST else now[-1]
    found = sorted((one for one in sittings if one.occasion.id == wanted), key=lambda one: one.number)
    return None if not found else found[0] if is_start else found[-1]


def _earlier(one: Sitting, other: Sitting) -> bool:
    if one.date and other.date and one.date != other.date:
        return one.date < other.date
    return (one.occasion.id == other.occasion.id and one.number < other.number) or one.row.number < other.row.number
