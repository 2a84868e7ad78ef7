"""The changes that worked cases expect, beside what comes of them: a case over time is a person with visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ..answers.rows import Row
from ..interpreter import refusals
from ..model.measure import Case, Expected, Measure
from ..model.written import number
from .changes import ChangeRow, Changes, Scorer
from .sittings import Sitting, by_person, in_order
from .visit import Visit, day_in

Worked = Sequence[tuple[Case, Mapping[str, object]]]
"""Cases, each with its answers."""


def expected_changes(
    measure: Measure, cases: Worked, scorer_of: Callable[[Measure], Scorer]
) -> Iterator[tuple[Case, Expected, ChangeRow]]:
    """Each change that a case expects and what it is; `scorer_of` scores a measure of both occasions."""
    persons, doubts = _persons(measure, cases)
    for change in measure.changes:
        wanted = [
            (case, each) for case, _ in cases for each in case.expected if (each.kind, each.id) == ("change", change.id)
        ]
        if not wanted:
            continue
        worked = Changes(measure, change)
        asked = {_person(case): persons.get(_person(case), []) for case, _ in wanted}
        rows = {row.person: row for row in worked.rows(asked, scorer_of(worked.pair))}
        for case, expected in wanted:
            row = rows[_person(case)]
            doubt = doubts.get(row.person) if row.why else None
            yield case, expected, replace(row, why=doubt) if doubt else row


def is_as_expected(expected: Expected, row: ChangeRow) -> bool:
    """Whether a change has the value that a case gives and, where it gives one, the class."""
    return is_worth(row.difference, expected.value) and expected.band in (None, row.kind)


def is_worth(found: object, wanted: Fraction | bool | str | None) -> bool:
    """Whether a value as JSON has it is the one that a case gives."""
    if isinstance(wanted, Fraction):
        if isinstance(found, str):
            return found == number(wanted)  # a code in digits
        return not isinstance(found, bool) and isinstance(found, int | float) and Fraction(repr(found)) == wanted
    return found == wanted and isinstance(found, bool) is isinstance(wanted, bool)


def _persons(measure: Measure, cases: Worked) -> tuple[dict[str, list[Sitting]], dict[str, str]]:
    """The sittings of each case over time, and why some of them are none."""
    occasions = {occasion.id: occasion for occasion in measure.occasions}
    visits: list[Visit] = []
    for case, answers in cases:
        occasion = occasions.get(case.occasion.value) if case.occasion is not None else None
        if occasion is None or refusals(measure, answers):
            continue
        row = Row(case.span.source.name, case.span.line, answers)
        day = day_in(case.date.value) if case.date is not None else None
        visits.append(Visit(row, _person(case), occasion, case.number, day))
    kept, refused = in_order(visits)
    lines = {row.number: row.rejections[0].reason for row in refused}
    return by_person(kept), {visit.person: lines[visit.row.number] for visit in visits if visit.row.number in lines}


def _person(case: Case) -> str:
    """The name of a case over time; one that is no visit has no visits."""
    return case.story or ""
