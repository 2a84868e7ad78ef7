"""Each class of change from pairs worked out by hand, both directions of good, in every engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from romdsl.answers.rows import Row
from romdsl.compiler.check import planned
from romdsl.model.change_class import cutoff_value, square_of
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import ClinicalCutoff, ReliableChange
from romdsl.over_time.changes import ChangeRow, Changes
from romdsl.over_time.sittings import Sitting, sittings_of
from romdsl.scoring import INTERPRETER, scorer

from ..tools import require_engine
from .test_own_rows import GOALS, checked_of

ENGINES = ["interpreter", "python", "javascript", "duckdb", "postgres", "spark"]
OCCASIONS = """occasions {
  baseline "First"
  review "Again" every 6 weeks until end
  end "Last" chosen by worker
  looking_back "Thinking back" looking back to baseline with end
}
"""
WORSE = f"""
measure low "Low mood"
{OCCASIONS}
item a "A" answer number 0..10 points
item b "B" answer number 0..10 points
score total = a + b {{ higher worse; caseness 10.. source "made"; reliable change 4 source "made" }}
change c of total from baseline to end
change latest of total from first to last
change before of total from previous to end
change seen of total from baseline to looking_back
change reviewed of total from baseline to review
"""
BETTER = WORSE.replace("higher worse; caseness 10..", "higher better; caseness ..10")
JACOBSON_TRUAX = f"""
measure sample "From a sample"
{OCCASIONS}
item a "A" answer number 0..40 points
score total = a {{
  higher worse
  reliable change from sd 5 reliability 0.8 source "made"
  clinical cutoff c clinical 20, 6 functional 8, 4 source "made"
}}
change c of total from baseline to end
"""


DAYS = {"baseline": "2026-01-12", "end": "2026-04-06"}


def made(occasion: str, number: int = 1, person: str = "p", date: str | None = None, **answers: object) -> Row:
    carried = {"person": person, "occasion": occasion, "date": date or DAYS.get(occasion), "occasion_reason": "agreed"}
    return Row("file.csv", number, {"occasion": occasion, **answers}, carried)


def changes(checked: CheckedMeasure, rows: Sequence[Row], id: str = "c", engine: str = INTERPRETER) -> list[ChangeRow]:
    sittings, refused = sittings_of(checked.measure, rows)
    assert not refused, refused
    persons: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        persons.setdefault(sitting.person, []).append(sitting)
    change = next(each for each in checked.measure.changes if each.id == id)
    worked = Changes(checked.measure, change)
    return list(worked.rows(persons, scorer(engine, planned(worked.pair))))


PAIRS = {
    # name: from, to, class where higher is worse (a case from 10 on; reliable from 4 on)
    "much better, from a case to none": ((9, 9), (1, 1), -16, "reliable_recovery"),
    "much better, still a case": ((9, 9), (7, 7), -4, "reliable_improvement"),
    "much better, never a case": ((4, 5), (1, 1), -7, "reliable_improvement"),
    "a little better, from a case to none": ((5, 5), (4, 5), -1, "recovery"),
    "nothing": ((5, 5), (5, 5), 0, "no_reliable_change"),
    "a little worse": ((5, 5), (6, 7), 3, "no_reliable_change"),
    "much worse": ((5, 5), (7, 7), 4, "reliable_deterioration"),
    "one is missing": ((5, None), (7, 7), None, "not_comparable"),
}


def pair(person: str, first: tuple[object, object], second: tuple[object, object], turned: bool) -> list[Row]:
    """The answers of both occasions; turned: as far from the other end of the scale."""
    ends = [[10 - value if turned and isinstance(value, int) else value for value in end] for end in (first, second)]
    return [
        made("baseline", 1, person, "2026-01-12", a=ends[0][0], b=ends[0][1]),
        made("end", 2, person, "2026-04-06", a=ends[1][0], b=ends[1][1]),
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("turned", [False, True], ids=["higher worse", "higher better"])
def test_each_class(engine: str, turned: bool) -> None:
    require_engine(engine)
    checked = checked_of(BETTER if turned else WORSE)
    rows = [row for name, (first, second, _, _) in PAIRS.items() for row in pair(name, first, second, turned)]
    found = {row.person: (row.difference, row.kind) for row in changes(checked, rows, engine=engine)}
    wanted = {
        name: (None if difference is None else -difference if turned else difference, kind)
        for name, (_, _, difference, kind) in PAIRS.items()
    }
    assert found == wanted


def test_what_the_change_says_goes_before_what_its_score_says() -> None:
    """5 + 5 to 4 + 4 is 2 less: more than the change's own 2, not than the score's 4; 10 is a case and 8 is none."""
    own = 'change mine of total from baseline to end { reliable change 2 source "made" }\n'
    checked = checked_of(WORSE + own)
    rows = pair("p", (5, 5), (4, 4), False)
    assert [changes(checked, rows, id)[0].kind for id in ("c", "mine")] == ["recovery", "reliable_recovery"]


def test_jacobson_and_truax() -> None:
    """RCI = 6.2 / (5 · √2 · √0.2) = 1.961: reliable; 6.1 / 3.162 = 1.929: not; c = (4 · 20 + 6 · 8) / 10 = 12.8."""
    reliable = ReliableChange(deviation=Fraction(5), reliability=Fraction(4, 5))
    assert square_of(reliable) == Fraction("38.416")  # 1.96² · 25 · 2 · 0.2
    assert Fraction("6.2") ** 2 >= square_of(reliable) > Fraction("6.1") ** 2
    c = ClinicalCutoff("c", (Fraction(20), Fraction(6)), (Fraction(8), Fraction(4)))
    a = ClinicalCutoff("a", (Fraction(20), Fraction(6)))
    b = ClinicalCutoff("b", None, (Fraction(8), Fraction(4)))
    assert [cutoff_value(each, True) for each in (a, b, c)] == [8, 16, Fraction("12.8")]
    assert [cutoff_value(each, False) for each in (a, b)] == [32, 0]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (20, 12, "reliable_recovery"),  # 8 > 6.198, and over 12.8
        (20, 13, "reliable_improvement"),  # 13 is on the clinical side
        (13, 12, "recovery"),
        (20, 14, "no_reliable_change"),  # 6 < 6.198
        (20, 27, "reliable_deterioration"),
    ],
)
def test_classes_by_a_sample(first: int, second: int, kind: str) -> None:
    rows = [made("baseline", 1, date="2026-01-12", a=first), made("end", 2, date="2026-04-06", a=second)]
    assert [row.kind for row in changes(checked_of(JACOBSON_TRUAX), rows)] == [kind]


def three_sittings() -> list[Row]:
    return [
        made("baseline", 1, date="2026-01-12", a=5, b=5),
        made("review", 2, date="2026-02-23", a=4, b=4),
        made("review", 3, date="2026-04-06", a=3, b=3),
        made("end", 4, date="2026-05-04", a=1, b=1),
        made("looking_back", 5, date="2026-05-04", a=8, b=8),
    ]


@pytest.mark.parametrize(
    ("id", "difference"), [("c", -8), ("latest", -8), ("before", -4), ("seen", 6), ("reviewed", -4)]
)
def test_which_sittings_are_compared(id: str, difference: int) -> None:
    """Of the reviews the last; before the end the second review; a look back is neither first nor last."""
    assert [row.difference for row in changes(checked_of(WORSE), three_sittings(), id)] == [difference]


def test_a_look_back_has_no_class_and_never_stands_in() -> None:
    (seen,) = changes(checked_of(WORSE), three_sittings(), "seen")
    assert seen.kind is None
    rows = [row for row in three_sittings() if row.answers["occasion"] != "baseline"]
    (change,) = changes(checked_of(WORSE), rows)
    assert (change.kind, change.why) == ("not_comparable", "there is no baseline")


def test_dates_out_of_order_and_other_versions() -> None:
    early = [made("baseline", 1, date="2026-04-06", a=5, b=5), made("end", 2, date="2026-01-12", a=1, b=1)]
    (row,) = changes(checked_of(WORSE), early)
    assert row.kind == "not_comparable" and "lies before" in row.why
    apart = [made("baseline", 1, a=5, b=5), made("end", 2, a=1, b=1)]
    apart = [Row(row.file, row.number, row.answers, {**row.carried, "version": version}) for row, version in zip(apart, ["1.0.0", "2.0.0"], strict=True)]  # fmt: skip
    (row,) = changes(checked_of(WORSE), apart)
    assert row.kind == "not_comparable" and "two versions" in row.why


def test_two_rows_for_one_sitting_are_both_left_out() -> None:
    rows = [made("baseline", 2, a=5, b=5), made("baseline", 3, a=1, b=1), made("end", 4, a=1, b=1)]
    sittings, refused = sittings_of(checked_of(WORSE).measure, rows)
    assert [sitting.row.number for sitting in sittings] == [4]
    assert [row.number for row in refused] == [2, 3]
    assert refused[0].rejections[0].reason == "rows 2, 3 are all of p, First: keep the one that counts"


def goal(id: str, progress: object, **more: object) -> Mapping[str, object]:
    return {"id": id, "goal": f"goal {id}", "importance": 1, "progress": progress, **more}


@pytest.mark.parametrize("engine", ENGINES)
def test_own_words_are_compared_where_both_were_rated(engine: str) -> None:
    """r1: 2 → 7; r2 was retired, r3 was not rated the first time, r4 is new: (7 − 2) / 1 = 5."""
    require_engine(engine)
    checked = checked_of(GOALS + "change c of mean_progress from baseline to end\n")
    rows = [
        made("baseline", 1, goals=[goal("r1", 2), goal("r2", 9), goal("r3", None)]),
        made("end", 2, goals=[goal("r1", 7), goal("r2", 0, state="retired"), goal("r3", 10), goal("r4", 1)]),
    ]
    (found,) = changes(checked, rows, engine=engine)
    assert (found.start_value, found.end_value, found.difference, found.kind) == (2, 7, 5, None)
