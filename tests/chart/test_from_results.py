"""Series from results and answers: what the measure says, for whom it holds, and rows through time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest

from romdsl.chart import Band, Cutoff, OwnWords
from romdsl.chart.from_results import Visit, scores_of, series_of, smallest_reliable
from romdsl.chart.own_words import own_words_of
from romdsl.interpreter import score
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import ReliableChange
from tests.over_time.test_own_rows import GOALS, checked_of

BY_AGE = """
measure young "Young and old"
context age "Age" answer number 4..18 years
item a "A" answer number 0..10 points
item b "B" answer number 0..10 points
score total "Total" = sum(a, b) {
  missing none
  higher worse
  bands when age < 12 { 0..4 low; 5..20 high }
  bands when age >= 12 { 0..9 low; 10..20 high }
  caseness 5.. when age < 12 source "made"
  caseness 10.. when age >= 12 source "made"
  reliable change 4 when age < 12 source "made"
  reliable change from sd 5 reliability 0.8 when age >= 12 source "made"
}
score half "Half" = a / 2 { decimals 1; higher better; shown }
score tall = a > 5
"""
FIRST = date(2026, 1, 12)


def visits(
    checked: CheckedMeasure, *answers: Mapping[str, object], version: str = "", scoring: str = ""
) -> list[Visit]:
    return [
        Visit(
            checked.measure,
            score(checked.measure, given).to_json(),
            given,
            f"Visit {place}",
            FIRST + timedelta(days=7 * place),
            version,
            scoring,
        )
        for place, given in enumerate(answers, 1)
    ]


def test_what_holds_for_the_person_is_drawn() -> None:
    checked = checked_of(BY_AGE)
    (child,) = series_of(checked, visits(checked, {"age": 8, "a": 5, "b": 5}, {"age": 8, "a": 1, "b": 5}), ["total"])
    assert child.bands == (Band("Low", Fraction(0), Fraction(4)), Band("High", Fraction(5), Fraction(20)))
    assert child.cutoffs == (Cutoff(Fraction(5)),) and child.reliable_change == 4 and child.beyond == {1}
    (older,) = series_of(checked, visits(checked, {"age": 15, "a": 5, "b": 5}, {"age": 15, "a": 1, "b": 5}), ["total"])
    assert older.bands[0] == Band("Low", Fraction(0), Fraction(9)) and older.cutoffs == (Cutoff(Fraction(10)),)
    assert older.beyond == frozenset()  # 4 < 6.198
    assert (older.title, older.direction) == ("Total", "worse")
    assert [older.low, older.high, older.step] == [0, 20, 1]


def test_bands_that_hold_at_some_times_alone_are_not_drawn_but_said() -> None:
    checked = checked_of(BY_AGE)
    (series,) = series_of(checked, visits(checked, {"age": 11, "a": 5, "b": 2}, {"age": 12, "a": 5, "b": 2}), ["total"])
    assert series.bands == () and series.cutoffs == ()
    assert [point.band for point in series.points] == ["High", "Low"]
    assert series.reliable_change == 4  # asked of the first occasion


def test_missing_values_have_a_reason_in_words() -> None:
    checked = checked_of(BY_AGE)
    found = visits(checked, {"age": 8, "a": 5}, {"age": 8, "a": "!declined", "b": 1})
    total, half = series_of(checked, found, ["total", "half"])
    assert [point.reason for point in total.points] == ["not enough answers"] * 2
    assert [(point.value, point.reason) for point in half.points] == [(Fraction("2.5"), ""), (None, "rather not said")]
    unscored = [Visit(checked.measure, {"scores": {}}, {})]
    assert series_of(checked, unscored, ["total"])[0].points[0].reason == "not scored"


def test_which_scores_are_drawn() -> None:
    checked = checked_of(BY_AGE)
    assert scores_of(checked) == ["half"]  # the one to be shown
    assert scores_of(checked, every=True) == ["total", "half"]  # a truth is no number
    (half,) = series_of(checked, visits(checked, {"age": 8, "a": 5, "b": 5}))
    assert half.id == "half" and half.shown(half.value(0)) == "2.5" and [half.low, half.high] == [0, 5]


def test_versions_by_the_hash_of_scoring_else_by_name() -> None:
    checked = checked_of(BY_AGE)
    one = {"age": 8, "a": 5, "b": 5}

    def names(*known: tuple[str, str]) -> list[str]:
        found = [visits(checked, one, version=version, scoring=scoring)[0] for version, scoring in known]
        return [point.version for point in series_of(checked, found, ["total"])[0].points]

    assert names(("1.0.0", "x"), ("1.1.0", "x")) == ["1.0.0", "1.0.0"]
    assert names(("1.0.0", ""), ("2.0.0", "")) == ["1.0.0", "2.0.0"]
    assert names(("1.0.0", "sha256-1:aaaaaaaa"), ("1.0.0", "sha256-1:bbbbbbbb")) == ["1.0.0", "1.0.0 (bbbbbbbb)"]
    assert names(("", ""), ("2.0.0", "")) == ["", ""]


@pytest.mark.parametrize(
    ("reliable", "least"),
    [
        (ReliableChange(amount=Fraction(6)), Fraction(6)),
        # 1.96 · 5 · √0.4 = 6.198064…
        (ReliableChange(deviation=Fraction(5), reliability=Fraction(4, 5)), Fraction("6.198065")),
        # 1.96 · 5 · √(2 · 0.02) = 1.96, just so
        (ReliableChange(deviation=Fraction(5), reliability=Fraction("0.98")), Fraction("1.96")),
    ],
)
def test_the_smallest_reliable_change(reliable: ReliableChange, least: Fraction) -> None:
    assert smallest_reliable(reliable) == least


def goal(id: str, progress: object, goal: str | None = None, **more: object) -> dict[str, object]:
    return {"id": id, "goal": goal, "importance": 3, "progress": progress, **more}


def through_time() -> OwnWords:
    """r1 goes on; r2 is set aside at the third visit; r3 is put into the words of r10 at the third."""
    checked = checked_of(GOALS)
    found = visits(
        checked,
        {"occasion": "baseline", "goals": [goal("r1", 2, "Sleep"), goal("r2", 3, "Walk"), goal("r3", 1, "Papers")]},
        {"occasion": "end", "goals": [goal("r3", None), goal("r1", 4)], "goals_r2_progress": 5},
        {
            "occasion": "end",
            "goals": [goal("r1", 0), goal("r2", None, state="retired"), goal("r3", None, state="retired"), goal("r10", 6, "Letters", replaces="r3")],
        },
    )  # fmt: skip
    return {own.id: own for own in own_words_of(checked, found)}["goals_progress"]


def test_rows_are_matched_by_their_ids() -> None:
    rows = {row.id: row for row in through_time().rows}
    assert list(rows) == ["r1", "r2", "r3", "r10"]
    assert [point.value for point in rows["r1"].points] == [2, 4, 0]
    assert rows["r1"].title == "Sleep" and rows["r1"].direction == "better" and rows["r1"].note == ""
    assert [rows["r1"].low, rows["r1"].high] == [0, 10] and rows["r1"].unit == "points"


def test_a_retired_row_ends_and_a_revised_one_begins_anew() -> None:
    rows = {row.id: row for row in through_time().rows}
    assert [point.value for point in rows["r2"].points] == [3, 5] and rows["r2"].note == "Set aside on 2 Feb 2026."
    assert [(point.value, point.reason) for point in rows["r3"].points] == [(1, ""), (None, "not rated")]
    assert rows["r3"].note == "In new words since 2 Feb 2026."
    assert [point.number for point in rows["r10"].points] == [3] and rows["r10"].note == "Until then: “Papers”."


def test_other_locked_words_under_one_id_begin_anew() -> None:
    """As `score --change` compares nothing across them; blanks are no other words, and words left out none."""
    checked = checked_of(GOALS)
    found = visits(
        checked,
        {"occasion": "baseline", "goals": [goal("r1", 2, "Sleep")]},
        {"occasion": "end", "goals": [goal("r1", 4, " Sleep ")]},
        {"occasion": "end", "goals": [goal("r1", 5)]},
        {"occasion": "end", "goals": [goal("r1", 1, "Work")]},
        {"occasion": "end", "goals": [goal("r1", None, "Rest", state="retired"), goal("r4", 3, "Job", replaces="r1")]},
    )
    rows = {own.id: own for own in own_words_of(checked, found)}["goals_progress"].rows
    assert [(row.id, row.title, [point.value for point in row.points]) for row in rows] == [
        ("r1", " Sleep ", [2, 4, 5]),
        ("r1_2", "Work", [1]),
        ("r4", "Job", [3]),
    ]
    assert [row.note for row in rows] == [
        "In new words since 9 Feb 2026.",
        "Until then: “ Sleep ”. In new words since 16 Feb 2026.",
        "Until then: “Work”.",
    ]
    numbered = {own.id: own for own in own_words_of(checked, found, with_words=False)}["goals_progress"].rows
    assert [row.title for row in numbered] == ["Number 1", "Number 1", "Number 4"]
    assert numbered[1].note == "Until then in other words. In new words since 16 Feb 2026."


def test_own_rows_have_neither_bands_nor_change() -> None:
    checked = checked_of(GOALS)
    found = visits(checked, {"occasion": "baseline", "goals": [goal("r1", 2, "Sleep")]})
    (series,) = series_of(checked, found, ["mean_progress"])
    assert not series.is_the_same_thing and series.reliable_change is None and series.note
    assert all(not row.bands and not row.cutoffs and row.reliable_change is None for row in through_time().rows)


def test_what_is_asked_once_is_not_drawn_over_time() -> None:
    checked = checked_of(GOALS.replace("points\n  progress", "points at baseline\n  progress"))
    found = visits(checked, {"occasion": "baseline", "goals": [goal("r1", 2, "Sleep")]})
    (own,) = own_words_of(checked, found)
    assert own.id == "goals_progress" and own.title == "What would you like to be different?"


def test_without_words() -> None:
    checked = checked_of(GOALS)
    found = visits(checked, {"occasion": "baseline", "goals": [goal("r1", 2, "Sleep"), goal("r7", 2, "Walk")]})
    own = own_words_of(checked, found, with_words=False)
    assert [row.title for row in own[-1].rows] == ["Number 1", "Number 7"]
