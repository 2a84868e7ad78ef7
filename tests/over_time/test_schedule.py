"""When an occasion is due; all days by the calendar, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from romdsl.answers.rows import Row
from romdsl.model.measure import Length, Measure
from romdsl.over_time.schedule import Due, due_list, earlier, later
from romdsl.over_time.sittings import sittings_of

from .test_own_rows import checked_of

MEASURE = """measure m "M"
version 1.0.0
occasions {
  baseline "First"
  review "Review" every 6 weeks within 2 weeks until end
  talk "Talk" every session
  end "End" chosen by worker
  after_end "After" 1 month after end within 3 days
  crisis "Crisis" on event
  remembered "Then" looking back to baseline with end
}
scale s { 0 "No"; 1 "Yes" }
item a "A" scale s
score total "T" = sum(a) { missing none; higher worse }
"""


def measure(source: str = MEASURE) -> Measure:
    return checked_of(source).measure


def due(on: str, *visits: tuple[str, str] | tuple[str, str, int], source: str = MEASURE) -> list[tuple[str, ...]]:
    """Who is due: occasion, number, day, first, last and state, of one person with these visits."""
    made = measure(source)
    rows = []
    for place, (occasion, day, *number) in enumerate(visits, 1):
        carried = {"person": "p", "date": day, "occasion_reason": "so", "occasion_number": str(*number)}
        rows.append(Row("f.csv", place, {"occasion": occasion}, carried))
    sittings, refused = sittings_of(made, rows)
    assert not refused, refused
    return [told(one) for one in due_list(made, {"p": sittings}, date.fromisoformat(on))]


def told(one: Due) -> tuple[str, ...]:
    return (one.occasion.id, str(one.number), *(str(day) for day in (one.day, one.first, one.last)), one.state)


@pytest.mark.parametrize(
    ("day", "number", "unit", "then"),
    [
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2024-01-31", 1, "months", "2024-02-29"),
        ("2026-03-31", 1, "months", "2026-04-30"),
        ("2024-02-29", 1, "years", "2025-02-28"),
        ("2024-02-29", 4, "years", "2028-02-29"),
        ("2026-12-31", 2, "months", "2027-02-28"),
        ("2026-02-28", 1, "days", "2026-03-01"),
        ("2026-01-12", 6, "weeks", "2026-02-23"),
        ("9999-12-01", 6, "weeks", "9999-12-31"),
        ("9999-12-31", 1, "days", "9999-12-31"),
        ("9999-12-01", 1, "months", "9999-12-31"),
        ("2026-01-01", 99999, "years", "9999-12-31"),
        ("2026-01-01", 10**30, "days", "9999-12-31"),
    ],
)
def test_later(day: str, number: int, unit: str, then: str) -> None:
    assert later(date.fromisoformat(day), Length(number, unit)) == date.fromisoformat(then)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "number", "unit", "then"),
    [
        ("2026-03-31", 1, "months", "2026-02-28"),
        ("2026-01-15", 2, "months", "2025-11-15"),
        ("2024-02-29", 1, "years", "2023-02-28"),
        ("0001-01-03", 1, "weeks", "0001-01-01"),
        ("0001-01-03", 1, "months", "0001-01-01"),
    ],
)
def test_earlier(day: str, number: int, unit: str, then: str) -> None:
    assert earlier(date.fromisoformat(day), Length(number, unit)) == date.fromisoformat(then)  # type: ignore[arg-type]


def test_each_month_counts_from_the_start() -> None:
    """Not from the shortened day: two months after 31 January is 31 March."""
    assert later(date(2026, 1, 31), Length(1, "months"), 2) == date(2026, 3, 31)


REVIEW = ("review", "1", "2026-02-23", "2026-02-09", "2026-03-09")


@pytest.mark.parametrize(
    ("on", "state"),
    [("2026-02-08", "coming"), ("2026-02-09", "due"), ("2026-03-09", "due"), ("2026-03-10", "late")],
)
def test_the_first_and_the_last_day_of_a_window_count(on: str, state: str) -> None:
    assert due(on, ("baseline", "2026-01-12")) == [(*REVIEW, state)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-03-22", REVIEW),  # the second opens on 23 March
        ("2026-03-23", ("review", "2", "2026-04-06", "2026-03-23", "2026-04-20")),
        ("2026-04-21", ("review", "2", "2026-04-06", "2026-03-23", "2026-04-20")),
        ("2027-01-10", ("review", "9", "2027-01-25", "2027-01-11", "2027-02-08")),
    ],
)
def test_of_several_that_were_missed_the_last_is_asked(on: str, expected: tuple[str, ...]) -> None:
    if expected[1] == "9":  # one day before its window opens the eighth, of 14 December, is late
        expected = ("review", "8", "2026-12-14", "2026-11-30", "2026-12-28")
    [found] = due(on, ("baseline", "2026-01-12"))
    assert found[:5] == expected


@pytest.mark.parametrize("number", [(), (1,)])
def test_a_review_early_in_its_window_moves_no_later_day(number: tuple[int, ...]) -> None:
    visits = [("baseline", "2026-01-12"), ("review", "2026-02-09", *number)]
    [found] = due("2026-02-10", *visits)  # type: ignore[arg-type]
    assert found == ("review", "2", "2026-04-06", "2026-03-23", "2026-04-20", "coming")


def test_a_number_that_is_given_counts() -> None:
    [found] = due("2026-04-01", ("baseline", "2026-01-12"), ("review", "2026-04-01", 2))
    assert found[:3] == ("review", "3", "2026-05-18")


def test_until_ends_reviews_and_opens_what_comes_after() -> None:
    found = due("2026-03-01", ("baseline", "2026-01-12"), ("end", "2026-01-31"))
    assert found == [
        ("after_end", "1", "2026-02-28", "2026-02-25", "2026-03-03", "due"),
        ("remembered", "1", "2026-01-31", "2026-01-31", "2026-01-31", "late"),
    ]


def test_what_is_done_is_due_no_more() -> None:
    visits = [
        ("baseline", "2026-01-12"),
        ("end", "2026-01-31"),
        ("after_end", "2026-03-01"),
        ("remembered", "2026-01-31"),
    ]
    assert due("2026-03-01", *visits) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("on", "state"), [("2026-01-31", "due"), ("2026-02-01", "late")])
def test_looking_back_is_due_on_the_day_of_what_it_goes_with(on: str, state: str) -> None:
    found = due(on, ("baseline", "2026-01-12"), ("end", "2026-01-31"))
    assert found[-1] == ("remembered", "1", "2026-01-31", "2026-01-31", "2026-01-31", state)


def test_a_visit_after_the_day_is_not_looked_at() -> None:
    """On 30 January it is not known that the end was on the 31st: nothing to look back with, and reviews go on."""
    found = due("2026-01-30", ("baseline", "2026-01-12"), ("end", "2026-01-31"))
    assert [one[0] for one in found] == ["review"]


def test_nothing_is_due_without_the_anchor() -> None:
    assert due("2026-03-01", ("talk", "2026-01-12"), ("crisis", "2026-01-13")) == []


def test_at_the_end_of_the_calendar() -> None:
    [found] = due("9999-12-31", ("baseline", "9999-12-30"))
    assert found == ("review", "1", "9999-12-31", "9999-12-17", "9999-12-31", "due")


def test_days_of_two_thousand_years_that_were_missed() -> None:
    source = MEASURE.replace("every 6 weeks within 2 weeks", "every 1 day")
    [found] = due("2026-01-12", ("baseline", "0001-01-01"), source=source)
    assert found[2:] == ("2026-01-12", "2026-01-12", "2026-01-12", "due")
