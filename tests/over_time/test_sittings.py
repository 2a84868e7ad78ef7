"""Which rows are visits, which are not and why, and in which order visits lie."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from romdsl.answers.rows import Row
from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.over_time.changes import ChangeRow
from romdsl.over_time.sittings import Sitting, sittings_of
from romdsl.source import Source

from .test_changes import WORSE, changes, made
from .test_own_rows import GOALS, checked_of

MEASURE = checked_of(WORSE).measure


def read(*rows: Row) -> tuple[list[Sitting], list[tuple[int, str, str, str]]]:
    """The visits, and of each row that is none: its number, the column, what stands there, and why."""
    sittings, refused = sittings_of(MEASURE, rows)
    return sittings, [(row.number, each.column, each.value, each.reason) for row in refused for each in row.rejections]


def visit(occasion: str = "review", number: int = 1, **carried: object) -> Row:
    return Row("file.csv", number, {"occasion": occasion}, {"person": "p", **carried})


@pytest.mark.parametrize(
    "day",
    [
        "20260112",
        "2026-W03-1",
        "2026-1-12",
        "12.01.2026",
        "2026-02-30",
        "2026-01-12T00:00",
        "２０２６-01-12",
        "9" * 5000,
    ],
)
def test_days_are_written_in_one_way(day: str) -> None:
    sittings, [(number, column, value, why)] = read(visit(date=day))
    assert not sittings and (number, column) == (1, "date") and value[:199] == day[:199]
    assert why == "this is no day of the calendar as it is written here: 2026-01-12"


def test_a_day_may_lie_ahead_or_have_blanks_around_it() -> None:
    (one,), refused = read(visit(date=" 2999-12-31 "))
    assert not refused and one.date is not None and one.date.year == 2999


@pytest.mark.parametrize("number", ["0", "01", "-1", "1.5", "two", "9" * 5000, "١", "1e1", [2], Decimal("1e4000")])
def test_numbers_are_one_two_three(number: object) -> None:
    sittings, [(_, column, _, why)] = read(visit(occasion_number=number))
    assert not sittings and (column, why) == ("occasion_number", "the number of an occasion is 1, 2, 3 …")


@pytest.mark.parametrize("number", [2, "2", " 2 ", 2.0, Decimal("2.0")])
def test_a_number_is_the_same_in_every_kind_of_file(number: object) -> None:
    (one,), refused = read(visit(occasion_number=number))
    assert not refused and one.number == 2 and one.title == "Again 2"


@pytest.mark.parametrize("blank", [None, "", "  ", float("nan")])
def test_blanks(blank: object) -> None:
    (one,), refused = read(visit(occasion_number=blank, date=blank))
    assert not refused and (one.number, one.date) == (1, None)
    _, [(_, column, value, why)] = read(visit(person=blank))
    assert (column, value, why) == ("person", "", "nobody is named; each row needs a code for the person")


def test_what_is_asked_once_has_no_second() -> None:
    """A baseline with the number 2 would stand beside the one that is there, and nobody would see it."""
    rows = [visit("baseline", 1), visit("baseline", 2, occasion_number="2")]
    (kept,), refused = read(*rows)
    assert kept.row.number == 1
    assert refused == [(2, "occasion_number", "2", "baseline is asked once, so there is no number 2 of it")]
    (kept,), refused = read(visit("baseline", occasion_number="1"))
    assert kept.number == 1 and not refused


@pytest.mark.parametrize(
    ("occasion", "why"),
    [
        ("followup", "this is no occasion of the measure; there are baseline, review, end, looking_back"),
        (None, "the occasion is not named: baseline, review, end, looking_back"),
    ],
)
def test_an_occasion_that_is_none(occasion: str | None, why: str) -> None:
    row = Row("file.csv", 1, {"occasion": occasion}, {"person": "p"})
    assert read(row)[1] == [(1, "occasion", occasion or "", why)]


@pytest.mark.parametrize(
    ("carried", "lacking"),
    [
        ({}, ["date", "occasion_reason"]),
        ({"date": "2026-04-06"}, ["occasion_reason"]),
        ({"occasion_reason": "agreed", "date": ""}, ["date"]),
        ({"occasion_reason": "agreed", "date": "2026-04-06"}, []),
    ],
)
def test_what_has_no_day_of_its_own_needs_day_and_reason(carried: dict[str, str], lacking: list[str]) -> None:
    sittings, refused = read(visit("end", 1, **carried))
    assert [column for _, column, _, _ in refused] == lacking and bool(sittings) is not bool(lacking)


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    row = Row("file.csv", 1, {"occasion": "now"}, {"person": "", "occasion_number": "x", "date": "yesterday"})
    assert [column for _, column, _, _ in read(row)[1]] == ["person", "occasion", "occasion_number", "date"]


def test_two_for_one_person_occasion_and_number() -> None:
    rows = [
        visit(number=2, occasion_number="1"),
        visit(number=5, occasion_number="1"),
        visit(number=6, occasion_number="2"),
    ]
    (kept,), refused = read(*rows)
    assert kept.row.number == 6
    why = "rows 2, 5 are all of p, Again 1: keep the one that counts"
    assert refused == [(2, "person", "p", why), (5, "person", "p", why)]


def test_two_of_one_day_without_a_number_are_the_same_visit_twice() -> None:
    rows = [visit(number=1, date="2026-02-23"), visit(number=2, date="2026-02-23"), visit(number=3, date="2026-04-06")]
    (kept,), refused = read(*rows)
    assert (kept.row.number, kept.number) == (3, 2) and [number for number, *_ in refused] == [1, 2]


def test_visits_without_a_number_are_counted_by_their_days() -> None:
    rows = [
        visit(number=1, date="2026-05-18"),
        visit(number=2, date="2026-02-23"),
        visit(number=3, date="2026-04-06", occasion_number="2"),
    ]
    sittings, refused = read(*rows)
    assert not refused and [(one.row.number, one.number) for one in sittings] == [(2, 1), (3, 2), (1, 3)]
    assert not any(one.doubt for one in sittings)


def test_without_number_and_day_nothing_is_counted() -> None:
    """Of several; one alone is the first."""
    rows = [visit(number=1, date="2026-02-23"), visit(number=2)]
    (kept,), refused = read(*rows)
    assert kept.row.number == 1
    assert refused == [(2, "occasion_number", "", "there are 2 rows of p, review: this one needs a number or a date")]
    assert len(read(visit())[0]) == 1


def of(rows: Sequence[Row], id: str) -> ChangeRow:
    (row,) = changes(checked_of(WORSE), rows, id)
    return row


def test_a_second_review_before_the_first() -> None:
    rows = [
        made("baseline", 1, a=5, b=5),
        made("review", 2, date="2026-04-06", a=4, b=4),
        made("review", 3, date="2026-02-23", a=3, b=3),
    ]
    rows = [Row(row.file, row.number, row.answers, {**row.carried, "occasion_number": n}) for row, n in zip(rows, ["", 1, 2], strict=True)]  # fmt: skip
    found = of(rows, "reviewed")
    assert (found.kind, found.difference) == ("not_comparable", None)
    assert found.why == "Again 2 (2026-02-23) lies before Again 1 (2026-04-06)"


def undated(row: Row) -> Row:
    return Row(row.file, row.number, row.answers, {**row.carried, "date": None})


def test_first_last_and_previous_without_days() -> None:
    """The first visit begins, reviews go by their numbers, and what ends them comes last; all else is not known."""
    rows = [undated(made("review", 1, a=4, b=4)), undated(made("baseline", 2, a=5, b=5)), made("end", 3, a=1, b=1)]
    assert (of(rows, "latest").difference, of(rows, "before").difference) == (-8, -6)
    backwards = list(reversed(rows))
    assert (of(backwards, "latest").difference, of(backwards, "before").difference) == (-8, -6)


EVENTS = WORSE.replace('  end "Last"', '  crisis "A crisis" on event\n  end "Last"')


def test_an_order_that_nobody_knows_is_not_guessed() -> None:
    checked = checked_of(EVENTS)
    rows = [made("baseline", 1, a=5, b=5), made("end", 2, date="2026-04-06", a=1, b=1)]
    for first, second in ((3, 0), (0, 3)):
        crisis = made("crisis", first + second, date="2026-04-06", a=9, b=9)
        (found,) = changes(checked, [crisis, *rows], "latest")
        assert found.kind == "not_comparable" and "were on one day, so nobody knows which came first" in found.why
    (found,) = changes(checked, [*rows, made("crisis", 3, date="2026-04-05", a=9, b=9)], "before")
    assert found.difference == -16  # 2 − 18
    (found,) = changes(checked, [undated(rows[0]), rows[1], made("crisis", 3, date="2026-04-05", a=9, b=9)], "latest")
    assert found.difference == -8


def goals(*rows: tuple[str, str | None, int], **more: object) -> list[dict[str, object]]:
    return [{"id": id, "goal": words, "importance": 1, "progress": progress, **more} for id, words, progress in rows]


CHANGED = GOALS + (
    'item low "Low" answer number 0..10 points\nscore lowness = low { higher worse }\n'
    "change c of mean_progress from baseline to end\nchange d of lowness from baseline to end\n"
)


@pytest.mark.parametrize(
    ("later", "why"),
    [
        ("Sleep", ""),
        (" Sleep  ", ""),
        (None, ""),
        ("Work", "goals_r1_goal is locked and says one thing in file.csv, row 1 and another in file.csv, row 2; "
                 "other words are a new row that replaces r1"),
    ],
)  # fmt: skip
def test_locked_words_that_changed_under_their_id(later: str | None, why: str) -> None:
    """What rests on the row is not compared, and all else is; the words themselves are not told."""
    checked = checked_of(CHANGED)
    rows = [
        made("baseline", 1, goals=goals(("r1", "Sleep", 2)), low=5),
        made("end", 2, goals=goals(("r1", later, 7)), low=3),
    ]
    (found,) = changes(checked, rows)
    assert found.why == (why or "class: the measure does not say what is more than error")
    assert found.difference == (None if why else 5)
    assert found.kind == ("not_comparable" if why else None)
    (other,) = changes(checked, rows, "d")
    assert other.difference == -2


def test_a_goal_revised_dropped_and_added() -> None:
    """Of r1 … r4 only r2 is there both times: 3 → 5; r3 replaces r1, r4 is new."""
    first = goals(("r1", "Sleep", 2), ("r2", "Friends", 3))
    revised = {"id": "r3", "goal": "Sleep well", "importance": 1, "progress": 9, "replaces": "r1"}
    second = [
        *goals(("r1", "Sleep", 0), state="retired"),
        *goals(("r2", "Friends", 5)),
        revised,
        *goals(("r4", "Work", 1)),
    ]
    (found,) = changes(checked_of(CHANGED), [made("baseline", 1, goals=first), made("end", 2, goals=second)])
    assert (found.start_value, found.end_value, found.difference) == (3, 5, 2)


def test_no_row_is_there_both_times() -> None:
    rows = [made("baseline", 1, goals=goals(("r1", "Sleep", 2))), made("end", 2, goals=goals(("r2", "Work", 7)))]
    (found,) = changes(checked_of(CHANGED), rows)
    assert found.kind == "not_comparable" and found.difference is None and found.why


@pytest.mark.parametrize("name", ["id", "state", "replaces", "State"])
def test_no_field_is_called_as_data_call_a_row(name: str) -> None:
    report = Report()
    text = GOALS.replace("goals.progress", f"goals.{name}").replace("  progress ", f"  {name} ")
    compile_source(Source("measure.rom", text.replace("importance * progress", "importance")), report)
    assert "ROM587" in [finding.rule.code for finding in report.findings]
