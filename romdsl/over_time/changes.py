"""Who changed, by how much, and what that is called: one row for each person and change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..answers.asked import behind, items_behind
from ..interpreter.own_rows import given, rows_there
from ..model.change_class import CLASSES
from ..model.measure import Change, Measure, Rows
from ..pairing import END, START, at, class_of, compared, pair_of, paired
from .locked import reworded
from .order import Unordered, chosen
from .sittings import Sitting

NOT_COMPARABLE = "not_comparable"
CLASS_TEXTS = {**CLASSES, NOT_COMPARABLE: "Cannot be compared"}
"""What a class is called for people."""
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
            "class_text": CLASS_TEXTS[self.kind] if self.kind else None,
            "why": self.why or None,
        }


class Changes:
    """One change of a measure, ready to be worked out for many persons.

    `pair` is the measure of both occasions, which whoever scores it has to plan.  `unused` names the persons of
    whom a row was rejected: what lacks may have been there.
    """

    def __init__(self, measure: Measure, change: Change, unused: Collection[str] = ()) -> None:
        self.measure, self.change, self.unused = measure, change, unused
        self.of = compared(measure, change)
        self.pair: Measure = paired(measure, change)

    @cached_property
    def has_class(self) -> bool:
        return any(score.id == class_of(self.change.id) for score in self.pair.scores)

    @cached_property
    def own_rows(self) -> tuple[Rows, ...]:
        """The rows of a person's own on which the change rests."""
        return tuple(rows for rows in self.measure.rows if any(each == rows.id for each, _ in self._slots))

    @cached_property
    def _slots(self) -> frozenset[tuple[str, str | None]]:
        """The rows and fields on which the change rests."""
        changed = [score for score in self.pair.scores if score.id == self.change.id]
        items = items_behind(self.pair, [formula for score in changed for formula in behind(score)])
        return frozenset((item.slot.rows, item.slot.field) for item in items if item.slot is not None)

    def rows(self, persons: Mapping[str, Sequence[Sitting]], score: Scorer) -> Iterator[ChangeRow]:
        """One row a person, in their order; `score` scores answers of the measure of both occasions."""
        found = [self.pair_or_why(person, sittings) for person, sittings in persons.items()]
        pairs = [
            pair_of(self.measure, one.start.row.answers, one.end.row.answers)
            for one in found
            if not one.why and one.start and one.end
        ]
        results = iter(score(pairs) if pairs else [])
        for one in found:
            if one.why:
                yield one
                continue
            result = next(results)
            if result is None:
                raise RuntimeError(f"the engine refuses two sittings of {one.person} that were accepted one by one")
            yield self.row(one.person, one.start, one.end, result)

    def pair_or_why(self, person: str, sittings: Sequence[Sitting]) -> ChangeRow:
        """The two sittings of a person, and why they cannot be compared where that is known before any score."""
        start = end = None
        try:
            start, end = chosen(self.change, sittings)
            why = self.apart(start, end)
            if (start is None or end is None) and person in self.unused:
                why += " (a row of this person was rejected)"
        except Unordered as unordered:
            why = str(unordered)
        return ChangeRow(person, self.change.id, self.of, start, end, kind=NOT_COMPARABLE if why else None, why=why)

    def apart(self, start: Sitting | None, end: Sitting | None) -> str:
        """Why two sittings cannot be compared, before any score is looked at; empty where they can."""
        if start is None or end is None:
            names = [side.value for side, one in ((self.change.start, start), (self.change.end, end)) if one is None]
            return f"there is no {' and no '.join(names)}"
        if start is end:
            return "there is one sitting alone"
        if doubt := start.doubt or end.doubt:
            return doubt
        looks_back = "looking_back" in (start.occasion.kind, end.occasion.kind)
        if start.date and end.date and end.date < start.date and not looks_back:
            return f"{end.title} ({end.date}) lies before {start.title} ({start.date})"
        return _other_version(start, end) or reworded(self.own_rows, start, end)

    def _no_common_row(self, start: Sitting | None, end: Sitting | None) -> str:
        """That of some rows no one was rated at both occasions; empty where one was of each."""
        if start is None or end is None:
            return ""
        for rows in self.own_rows:
            fields = [field for field in rows.fields if (rows.id, field.id) in self._slots]
            rated = [field.id for field in fields if not any(item.carried for item in field.items)]
            first, second = (rows_there(rows, dict(one.row.answers)) for one in (start, end))
            both = [(first[id], second[id]) for id in first.keys() & second.keys()]
            if rated and not any(given(one.get(id)) and given(other.get(id)) for one, other in both for id in rated):
                return f"no row of {rows.id} was rated at both"
        return ""

    def _no_class(self, named: Mapping[str, object] | None) -> str:
        """Why a change that has a value has no class."""
        ends = (self.change.start.value, self.change.end.value)
        if any(each.kind == "looking_back" and each.id in ends for each in self.measure.occasions):
            return "one of both looks back"
        if named is None:
            return "the measure does not say what is more than error"
        if named["missing"] == "insufficient":
            return "no class that the measure speaks of applies"
        return str(named["missing"])

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
            why = self._no_common_row(start, end) or "; ".join(lacking) or changed["missing"]
        elif kind is None:
            why = f"class: {self._no_class(named)}"
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


def _other_version(start: Sitting, end: Sitting) -> str:
    """Why two sittings that were asked with versions of the measure cannot be compared."""
    for name in ("scoring", "version"):
        first, second = (one.row.made_with.get(name) or one.row.carried.get(name) for one in (start, end))
        if first and second:
            return "" if first == second else f"they were asked with two versions of the measure ({name} differs)"
    return ""
