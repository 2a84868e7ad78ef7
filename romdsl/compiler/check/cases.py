"""Worked cases: the answers they give, and how what comes out differs from what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...interpreter import score
from ...model import written
from ...model.expression import Name, NameRange
from ...model.given import answer_in
from ...model.measure import Case, Change, Expected, Given, Item, Measure
from ...model.names import Names
from ...model.own_rows import cell_of
from ...model.result import Result, decimal_text
from ...pairing import class_of, pair_of, paired


@dataclass(frozen=True, slots=True)
class Difference:
    """An expected result that does not come out: what comes, and what was expected."""

    expected: Expected
    comes: str
    wanted: str


def answers_of(case: Case, names: Names) -> dict[str, object]:
    """The answers of a case as JSON values by item; a later line wins over an earlier one."""
    answers: dict[str, object] = {}
    for given in case.given:
        for target in given.targets:
            if (cell := row_cell(target, names)) is not None:
                answers[cell[0]] = given.answer if cell[1] is None else answer_to(cell[1], given)
                continue
            for member in names.members(target):
                if isinstance(member, Item):
                    answers[member.id] = answer_to(member, given)
    return answers


def row_cell(target: Name | NameRange, names: Names) -> tuple[str, Item | None] | None:
    """The name of a cell of a person's own rows, and the item of its field (None for its state)."""
    if not isinstance(target, Name):
        return None
    for rows in names.rows:
        cell = cell_of(rows, target.id)
        if cell is not None:
            return target.id, next((field.items[0] for field in rows.fields if field.id == cell[1]), None)
    return None


def answer_to(item: Item, given: Given) -> object:
    """One answer as JSON has it; a text stays what it is."""
    return None if given.answer is None else answer_in(item, given.answer)


def differences(case: Case, result: Result) -> Iterator[Difference]:
    """Each expected result of a case that is not what came out."""
    for expected in case.expected:
        if expected.kind == "change":
            continue  # of two sittings: see differences_of_changes
        if expected.kind == "score":
            difference = of_score(expected, result)
        elif expected.kind in ("check", "no check"):
            difference = of_check(expected, result)
        else:
            difference = of_alert(expected, result)
        if difference is not None:
            yield difference


def differences_of_changes(measure: Measure, names: Names) -> Iterator[tuple[Case, Difference]]:
    """Each expected change that is not what comes out of the sittings of its case."""
    for case in measure.cases:
        for expected in case.expected:
            change = next((each for each in measure.changes if each.id == expected.id), None)
            if expected.kind == "change" and change is not None:
                difference = of_change(expected, change, case, measure, names)
                if difference is not None:
                    yield case, difference


def of_change(expected: Expected, change: Change, case: Case, measure: Measure, names: Names) -> Difference | None:
    """What comes of a change between two sittings of one case."""
    story = [each for each in measure.cases if each.story is not None and each.story == case.story]
    ends = [[each for each in story if each.occasion and each.occasion.value == end.value]
            for end in (change.start, change.end)]  # fmt: skip
    if not all(ends):
        return Difference(expected, f"no {change.id}: one of its occasions is not in the case", expected.id)
    first, second = (answers_of(one, names) for one in (ends[0][0], ends[1][-1]))
    found = score(paired(measure, change), pair_of(measure, first, second), ("", "")).scores
    value, kind = found[change.id], found.get(class_of(change.id))
    if value.value != expected.value:
        comes = shown(value.value, value.decimals)
        return Difference(expected, f"{expected.id} {comes}", f"{expected.id} {shown(expected.value)}")
    comes_kind = kind.value if kind is not None else None
    if expected.band is not None and comes_kind != expected.band:
        return Difference(expected, f"{expected.id} {comes_kind or 'of no class'}", expected.band)
    return None


def of_score(expected: Expected, result: Result) -> Difference | None:
    found = result.scores[expected.id]
    comes = shown(found.value, found.decimals)
    wanted = expected.value
    if isinstance(found.value, str) and isinstance(wanted, Fraction):
        wanted = written.number(wanted)  # a code in digits
    if found.value != wanted or isinstance(found.value, bool) is not isinstance(wanted, bool):
        return Difference(expected, f"{expected.id} {comes}", f"{expected.id} {shown(wanted)}")
    if expected.band is not None and found.band != expected.band:
        band = f"in the band {found.band}" if found.band is not None else "in no band"
        return Difference(expected, f"{expected.id} {comes} {band}", expected.band)
    return None


def of_check(expected: Expected, result: Result) -> Difference | None:
    fails = expected.id in result.checks
    if fails is (expected.kind == "check"):
        return None
    state, wanted = ("fails", "passes") if fails else ("passes", "fails")
    return Difference(expected, f"check {expected.id} {state}", wanted)


def of_alert(expected: Expected, result: Result) -> Difference | None:
    state = "raised" if expected.id in result.alerts else "not raised"
    if expected.id in result.alerts_undecided:
        state = "undecided"
    wanted = {"alert": "raised", "no alert": "not raised", "undecided alert": "undecided"}[expected.kind]
    return None if state == wanted else Difference(expected, f"{expected.id} {state}", wanted)


def shown(value: Fraction | bool | str | None, decimals: int | None = None) -> str:
    if value is None:
        return "missing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return written.number(value) if decimals is None else decimal_text(value, decimals)
    return value
