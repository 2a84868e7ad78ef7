"""How many were asked again, and which groups are not shown."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from romdsl.answers.rows import Row
from romdsl.model.measure import Length
from romdsl.over_time.few import hidden
from romdsl.over_time.followup import Followed, Rate, coverage, differences, followed, rates, wilson
from romdsl.over_time.schedule import start_of
from romdsl.over_time.sittings import Sitting, sittings_of

from .test_schedule import measure


def group(
    name: str, many: int, closed: int | None = None, done: int = 0, later: int = 0, **more: object
) -> list[Followed]:
    """So many people of one worker: the first `closed` have a closed window, the first `done` were asked in time,
    the next `later` after it."""
    start = start_of(measure())
    assert start is not None
    closed = many if closed is None else closed
    return [
        Followed(
            f"{name}{place}",
            Sitting(Row("f", place, {}, {"worker": name, **more}), "p", start, 1, None),
            place < closed,
            "in time" if place < done else "later" if place < done + later else "never",
        )
        for place in range(many)
    ]


def by(column: str) -> dict[str, object]:
    return {column: lambda one: one.start.row.carried[column]}


def shown(*people: list[Followed], columns: tuple[str, ...] = ("worker",)) -> list[str]:
    names = {key: value for column in columns for key, value in by(column).items()}
    found = rates([one for some in people for one in some], names)  # type: ignore[arg-type]
    return [rate.name or "all" for rate in found if rate.is_shown]


Z = Fraction("1.959964")


def beyond(share: Fraction, done: int, closed: int) -> bool:
    """Whether a share lies outside the interval: Wilson (1927), (p̂ − p)² > z² p (1 − p) / n, by fractions."""
    return (Fraction(done, closed) - share) ** 2 > Z**2 * share * (1 - share) / closed


@pytest.mark.parametrize(
    ("done", "closed"), [(62, 313), (0, 20), (1, 20), (19, 20), (20, 20), (0, 1), (1, 1), (1, 2), (500, 100_000)]
)
def test_the_interval_ends_where_the_equation_of_wilson_has_its_roots(done: int, closed: int) -> None:
    low, high = (Fraction(end) for end in wilson(done, closed))
    step = Fraction(1, 10**6)
    assert 0 <= low < high <= 1
    assert low == 0 if done == 0 else beyond(low - step, done, closed) and not beyond(low + step, done, closed)
    assert high == 1 if done == closed else beyond(high + step, done, closed) and not beyond(high - step, done, closed)


# A published study had 62 of 313: 19.8 % (15.8 to 24.6 %).  Of none of n the equation leaves p (n + z²) = z²:
# 3.841459 / 23.841459 = 0.1611 of 20, 3.841459 / 4.841459 = 0.7935 of one; n of n is its mirror.
@pytest.mark.parametrize(
    ("done", "closed", "low", "high"),
    [(62, 313, 0.158, 0.246), (0, 20, 0.0, 0.161), (20, 20, 0.839, 1.0), (0, 1, 0.0, 0.793), (1, 1, 0.207, 1.0)],
)
def test_intervals_by_hand(done: int, closed: int, low: float, high: float) -> None:
    assert wilson(done, closed) == pytest.approx((low, high), abs=0.0006)


def test_the_rate_is_of_closed_windows_with_all_who_began_beside_it() -> None:
    [everybody, _] = rates(group("a", 20, closed=10, done=4), by("worker"))  # type: ignore[arg-type]
    assert (everybody.baselines, everybody.closed, everybody.done, everybody.rate) == (20, 10, 4, 0.4)


def test_who_was_asked_after_the_window_stands_beside_the_rate() -> None:
    """Of ten closed four in time and three later: 4 of 10; reported change covers all seven of twenty."""
    [everybody, _] = rates(group("a", 20, closed=10, done=4, later=3), by("worker"))  # type: ignore[arg-type]
    assert (everybody.done, everybody.later, everybody.rate) == (4, 3, 0.4)
    assert coverage(everybody) == "reported change covers 35.0 % of those who began (7 of 20)"


def test_change_of_those_whose_window_is_open_is_reported_too() -> None:
    """Twelve asked again, two of them before their window closed: no part of the rate, which is 10 of 10."""
    [everybody, _] = rates(group("a", 20, closed=10, done=12), by("worker"))  # type: ignore[arg-type]
    assert (everybody.closed, everybody.done, everybody.paired) == (10, 10, 12)
    assert coverage(everybody) == "reported change covers 60.0 % of those who began (12 of 20)"


def of_one(on: str, *visits: tuple[str, str], to: str = "review", within: Length | None = None) -> tuple[bool, str]:
    """Whether the window has closed, and when the person was asked again: baseline on 12 January, review 9 Feb to 9 March."""
    made = measure()
    carried = {"person": "p", "occasion_reason": "agreed"}
    rows = [
        Row("f", place, {"occasion": occasion}, carried | {"date": day})
        for place, (occasion, day) in enumerate([("baseline", "2026-01-12"), *visits], 1)
    ]
    sittings, refused = sittings_of(made, rows)
    assert not refused
    start, *others = made.occasions
    later_one = next(one for one in others if one.id == to)
    [found] = followed(made, {"p": sittings}, start, later_one, date.fromisoformat(on), within)
    return found.closed, found.again


@pytest.mark.parametrize(("on", "closed"), [("2026-03-09", False), ("2026-03-10", True)])
def test_a_window_closes_behind_its_last_day(on: str, closed: bool) -> None:
    assert of_one(on) == (closed, "never")


@pytest.mark.parametrize(
    ("day", "again"),
    [
        ("2026-01-20", "in time"),  # before the window opens: a second visit, only sooner
        ("2026-03-09", "in time"),
        ("2026-03-10", "later"),
        ("2026-05-31", "later"),
        ("2026-06-01", "later"),
        ("2026-06-02", "never"),  # after the day that counts as today
        ("2026-01-11", "never"),  # before the start
        ("", "in time"),  # nobody knows better
    ],
)
def test_the_last_day_of_the_window_parts_in_time_from_later(day: str, again: str) -> None:
    assert of_one("2026-06-01", ("review", day)) == (True, again)


def test_one_review_in_time_is_enough() -> None:
    assert of_one("2026-06-01", ("review", "2026-02-23"), ("review", "2026-05-01")) == (True, "in time")


@pytest.mark.parametrize(("day", "again"), [("2026-04-06", "in time"), ("2026-04-07", "later")])
def test_a_window_that_is_given_on_the_command_line(day: str, again: str) -> None:
    """Twelve weeks after 12 January is 6 April."""
    assert of_one("2026-06-01", ("end", day), to="end", within=Length(12, "weeks")) == (True, again)


def test_a_start_after_the_day_is_none() -> None:
    made = measure()
    sittings, _ = sittings_of(made, [Row("f", 1, {"occasion": "baseline"}, {"person": "p", "date": "2026-01-12"})])
    start, review = made.occasions[:2]
    assert followed(made, {"p": sittings}, start, review, date(2026, 1, 11)) == []


def test_groups_of_five_are_shown_and_of_four_not() -> None:
    assert shown(group("a", 5)) == ["all", "a"]
    assert shown(group("a", 4)) == []
    assert shown(group("a", 4), group("b", 4), group("c", 9)) == ["all", "c"]


def test_one_small_group_takes_the_smallest_other_with_it() -> None:
    assert shown(group("a", 3), group("b", 7), group("c", 9)) == ["all", "c"]


def test_two_small_groups_may_not_be_four_together() -> None:
    assert shown(group("a", 2), group("b", 2), group("c", 7), group("d", 9)) == ["all", "d"]


def test_a_worker_of_a_service_is_not_given_away_by_a_colleague() -> None:
    """Of ten in service s the worker y has three: x (7) is left out, or y would be 10 − 7; z (4) hides nothing."""
    people = [
        group("x", 7, service="s"),
        group("y", 3, service="s"),
        group("z", 4, service="t"),
        group("w", 8, service="t"),
    ]
    assert hidden(Counter((one.start.row.carried["worker"], one.start.row.carried["service"]) for some in people for one in some), 2) == {  # type: ignore[misc]
        (0, "x"), (0, "y"), (0, "z"), (0, "w"),
    }  # fmt: skip
    assert shown(*people, columns=("worker", "service")) == ["all", "s", "t"]


def test_a_small_part_of_two_large_groups_is_not_given_away() -> None:
    """y has three cases in s and nine in t: s less x would be these three."""
    people = [group("x", 7, service="s"), group("y", 3, service="s"), group("y", 9, service="t")]
    assert "x" not in shown(*people, columns=("worker", "service"))


def test_few_of_many_asked_again_are_shown() -> None:
    found = rates(group("a", 30, done=1), by("worker"))  # type: ignore[arg-type]
    assert [(rate.baselines, rate.done) for rate in found] == [(30, 1), (30, 1)]


@pytest.mark.parametrize(("done", "seen"), [(5, True), (4, False), (6, False)])
def test_means_at_the_start_need_five_on_either_side(done: int, seen: bool) -> None:
    """Ten closed with the scores 0 to 9; two windows still open, whose scores would show in the means."""
    people = group("a", 12, closed=10, done=done - 1, later=1)
    values = {one.person: {"total": float(place if place < 10 else 1000)} for place, one in enumerate(people)}
    found = differences(people, ["total"], values)
    assert [(one.again, one.never, one.difference) for one in found] == [((5, 2.0), (5, 7.0), -5.0)] * seen


def test_who_has_no_score_at_the_start_is_in_no_mean() -> None:
    people = group("a", 11, done=6)
    values = {one.person: {"total": float(place)} for place, one in enumerate(people) if place}
    [found] = differences(people, ["total"], values)
    assert (found.again, found.never) == ((5, 3.0), (5, 8.0))


def test_where_nothing_can_be_said_it_is_said() -> None:
    assert coverage(Rate("all", "")).startswith("fewer than 5 people began")
    assert coverage(Rate("all", "", 9, 0, 0, 0, 0)) == "reported change covers nobody yet: no window has closed"
