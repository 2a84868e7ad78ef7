"""How many were asked again, and which groups are not shown."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from romdsl.answers.rows import Row
from romdsl.over_time.few import hidden
from romdsl.over_time.followup import Followed, Rate, coverage, differences, followed, rates, wilson
from romdsl.over_time.schedule import start_of
from romdsl.over_time.sittings import Sitting, sittings_of

from .test_schedule import measure


def group(name: str, many: int, closed: int | None = None, done: int = 0, **more: object) -> list[Followed]:
    """So many people of one worker; the first `closed` have a closed window, the first `done` were asked again."""
    start = start_of(measure())
    assert start is not None
    closed = many if closed is None else closed
    return [
        Followed(
            f"{name}{place}",
            Sitting(Row("f", place, {}, {"worker": name, **more}), "p", start, 1, None),
            place < closed,
            place < done,
        )
        for place in range(many)
    ]


def by(column: str) -> dict[str, object]:
    return {column: lambda one: one.start.row.carried[column]}


def shown(*people: list[Followed], columns: tuple[str, ...] = ("worker",)) -> list[str]:
    names = {key: value for column in columns for key, value in by(column).items()}
    found = rates([one for some in people for one in some], names)  # type: ignore[arg-type]
    return [rate.name or "all" for rate in found if rate.is_shown]


# 62 of 313: 19.8 % (15.8 to 24.6 %), published.  The others: Wilson's interval of Newcombe 1998 (Statistics in
# Medicine 17), table I, method 3; 0 of n is 0 to z²/(n + z²), n of n its mirror: 3.8415/13.8415 = 0.2775.
@pytest.mark.parametrize(
    ("done", "closed", "low", "high"),
    [
        (62, 313, 0.158, 0.246),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
    ],
)
def test_wilson(done: int, closed: int, low: float, high: float) -> None:
    places = 3 if closed == 313 else 4
    assert tuple(round(end, places) for end in wilson(done, closed)) == (low, high)


def test_the_rate_is_of_closed_windows_with_all_who_began_beside_it() -> None:
    [everybody, _] = rates(group("a", 20, closed=10, done=4), by("worker"))  # type: ignore[arg-type]
    assert (everybody.baselines, everybody.closed, everybody.done, everybody.rate) == (20, 10, 4, 0.4)
    assert coverage(everybody) == "reported change covers 20.0 % of those who began (4 of 20)"


@pytest.mark.parametrize(("on", "closed"), [("2026-03-09", False), ("2026-03-10", True)])
def test_a_window_closes_behind_its_last_day(on: str, closed: bool) -> None:
    made = measure()
    sittings, _ = sittings_of(made, [Row("f", 1, {"occasion": "baseline"}, {"person": "p", "date": "2026-01-12"})])
    start, review = made.occasions[:2]
    [found] = followed(made, {"p": sittings}, start, review, date.fromisoformat(on))
    assert (found.closed, found.done) == (closed, False)


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
    [found] = differences(group("a", 10, done=done), ["total"], lambda sitting, _: float(sitting.row.number))
    assert (found.difference is not None) == seen
    if seen:  # 0 to 4 and 5 to 9
        assert (found.done, found.lost, found.difference) == ((5, 2.0), (5, 7.0), -5.0)


def test_where_nothing_can_be_said_it_is_said() -> None:
    assert coverage(Rate("all", "", None, None, None)).startswith("fewer than 5 people began")
    assert coverage(Rate("all", "", 9, 0, 0)) == "reported change covers nobody yet: no window has closed"
