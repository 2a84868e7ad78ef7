"""Worked cases: the answers they give, and how what comes out differs from what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...answers.cells import as_text
from ...interpreter import score
from ...model import written
from ...model.expression import Name, NameRange
from ...model.given import answer_in
from ...model.measure import Case, Expected, Given, Item, Measure
from ...model.names import Names
from ...model.own_rows import cell_of
from ...model.result import Result, decimal_text
from ...over_time.changes import ChangeRow
from ...over_time.expected import expected_changes, is_as_expected, is_worth


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
            continue  # of two visits: see differences_of_changes
        if expected.kind == "score":
            difference = of_score(expected, result)
        elif expected.kind in ("check", "no check"):
            difference = of_check(expected, result)
        else:
            difference = of_alert(expected, result)
        if difference is not None:
            yield difference


def differences_of_changes(measure: Measure, names: Names) -> Iterator[tuple[Case, Difference]]:
    """Each expected change that is not what comes of the visits of its case."""
    cases = [(case, answers_of(case, names)) for case in measure.cases]
    for case, expected, row in expected_changes(measure, cases, scorer_of_pairs):
        if not is_as_expected(expected, row):
            yield case, of_change(expected, row)


def scorer_of_pairs(pair: Measure) -> Callable[[Sequence[Mapping[str, object]]], list[dict[str, object] | None]]:
    return lambda answers: [score(pair, one, ("", "")).to_json() for one in answers]


def of_change(expected: Expected, row: ChangeRow) -> Difference:
    """What comes of a change that is not what a case expects: another value, else another class."""
    why = f" ({row.why})" if row.why else ""
    if not is_worth(row.difference, expected.value):
        comes = as_text(row.difference) or "missing"
        return Difference(expected, f"{expected.id} {comes}{why}", f"{expected.id} {shown(expected.value)}")
    return Difference(expected, f"{expected.id} {row.kind or 'of no class'}{why}", expected.band or "")


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
