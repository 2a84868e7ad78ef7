"""Rows of a person's own words in every engine: what the interpreter gives, all give.

Expected values are worked out by hand from `spec/meaning.md`, Rows of the person's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from random import Random

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.interpreter import AnswerRefused, refusals, score
from romdsl.model.checked import CheckedMeasure
from romdsl.registry import engines
from romdsl.scoring import scorer
from romdsl.source import Source

from ..tools import engine_lacks, require_engine

GOALS = """
measure goals_now "Goals now"
occasions { baseline "First"; end "Last" chosen by worker }
rows goals "What would you like to be different?" 0..3 {
  goal "In your own words" answer text carried locked
  importance "How important is it?" answer number 1..5 points
  progress "How far are you with “{goal}”?" answer number 0..10 points
  let part = importance * progress
}
score mean_progress = mean(goals.progress) { missing any, ignore; decimals 2; higher better }
score strict = sum(goals.progress) { missing none; higher better }
score best = max(goals.progress) { missing any, ignore; higher better }
score worst = min(goals.progress) { missing any, ignore; higher better }
score weighted = weighted_mean(goals.progress, goals.importance) { missing any, ignore; decimals 2; higher better }
score parts = sum(goals.part) { missing at most 1, ignore; higher better }
score many = count(goals.progress >= 5) { missing any, ignore; higher better }
score there = answered(goals) + 0 { higher better }
"""

PLACES = """
measure two "Two problems"
rows problems "Problems" positions first "The first problem", second "The second problem" otherwise 0 {
  problem "In your own words" answer text
  severity "How bad is it?" scale { 0 "Not at all"; 1 "A little"; 2 "Very"; na "Cannot say" as unknown }
}
score total = sum(problems.severity) { missing at most 1, prorate; decimals 1; higher worse }
"""


def checked_of(text: str) -> CheckedMeasure:
    report = Report()
    checked = compile_source(Source("measure.rom", text), report)
    assert checked is not None, [finding.message for finding in report.findings]
    return checked


def row(
    id: str, goal: object = None, importance: object = None, progress: object = None, **more: object
) -> dict[str, object]:
    return {"id": id, "goal": goal, "importance": importance, "progress": progress, **more}


def values(checked: CheckedMeasure, answers: Mapping[str, object]) -> dict[str, object]:
    return {id: each.value for id, each in score(checked.measure, answers).scores.items()}


def test_by_hand() -> None:
    checked = checked_of(GOALS)
    found = values(checked, {"goals": [row("r1", "Sleep", 5, 2), row("r2", "See friends", 1, 8)]})
    # (2 + 8) / 2; 2 + 8; 8; 2; (10 + 8) / 6; 10 + 8; one is 5 or more; two are there.
    assert found == {
        "mean_progress": 5, "strict": 10, "best": 8, "worst": 2, "weighted": 3, "parts": 18, "many": 1, "there": 2,
    }  # fmt: skip


def test_a_row_that_is_there_and_not_rated() -> None:
    checked = checked_of(GOALS)
    result = score(checked.measure, {"goals": [row("r1", "Sleep", 5, 2), row("r2", "See friends")]})
    assert result.scores["mean_progress"].value == 2
    assert (result.scores["mean_progress"].answered, result.scores["mean_progress"].expected) == (1, 2)
    assert result.scores["strict"].missing == "insufficient"
    assert result.scores["parts"].value == 10


def test_no_rows_at_all() -> None:
    result = score(checked_of(GOALS).measure, {"goals": []})
    assert {id for id, each in result.scores.items() if each.value is None} == {
        "mean_progress", "strict", "best", "worst", "weighted", "parts",
    }  # fmt: skip
    assert result.scores["many"].value == 0 and result.scores["there"].value == 0


def test_ids_run_on_and_retired_rows_are_gone() -> None:
    checked = checked_of(GOALS)
    listed = [row("r9", "New", 1, 4), row("r2", "Old", 5, 0, state="retired"), row("r10", "Newer", 1, 6)]
    assert values(checked, {"goals": listed})["mean_progress"] == 5
    cells = {"goals_r9_progress": 4, "goals_r2_progress": 0, "goals_r2_state": "retired", "goals_r10_progress": 6}
    assert values(checked, cells)["mean_progress"] == 5


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"goals": [row(f"r{number}", "x", 1, 1) for number in range(1, 5)]}, "4 rows are there, and 3 are the most"),
        ({"goals": [row("r1"), row("r1", "x")]}, "two rows have this id"),
        ({"goals": [{"id": "first", "progress": 1}]}, "the id of a row is r1, r2 …"),
        (
            {"goals": [{"id": "r1", "done": 1}]},
            "the rows of “goals” have the fields goal, importance, progress and no other",
        ),
        ({"goals": [row("r1", "x", state="gone")]}, "the state of a row is active or retired"),
        ({"goals": "Sleep"}, "it is not a list of rows"),
        ({"goals_r1": True}, "a row is given by its fields"),
        ({"goals": [row("r1", "x")], "goals_r1_goal": "y"}, "it stands in the list of rows too"),
    ],
)
def test_rows_that_cannot_be(answers: Mapping[str, object], why: str) -> None:
    checked = checked_of(GOALS)
    assert [refusal.why for refusal in refusals(checked.measure, answers)] == [why]
    with pytest.raises(AnswerRefused):
        score(checked.measure, answers)
    for id in ("python", "javascript", "duckdb"):
        engine = engines()[id]
        if not engine_lacks(engine):
            assert scorer(id, checked)([answers]) == [None], id


def test_positions_and_what_a_row_is_worth_that_is_not_there() -> None:
    checked = checked_of(PLACES)
    one = {"problems": [{"id": "second", "problem": "Pain", "severity": 2}]}
    assert values(checked, one) == {"total": 2}  # the first is worth 0
    unknown = {"problems": [{"problem": "Pain", "severity": 2}, {"problem": "Fear", "severity": "na"}]}
    assert values(checked, unknown) == {"total": 4}  # 2 of one, for two


def test_a_position_may_have_more_than_one_word() -> None:
    checked = checked_of(PLACES.replace("second ", "second_other "))
    answers = {"problems_first_severity": 1, "problems_second_other_severity": 2}
    assert values(checked, answers) == {"total": 3}


def some_answers(chance: Random) -> dict[str, object]:
    """Answers with rows of every kind: blank, declined, retired, too many, as a list and as cells."""
    found: dict[str, object] = {"occasion": chance.choice(["baseline", "end", None])}
    rows = []
    for id in chance.sample(["r1", "r2", "r3", "r4", "r7", "r11"], chance.randint(0, 4)):
        made = row(
            id,
            chance.choice([None, "", "Sleep", "“Work”"]),
            chance.choice([None, 1, 3, 5, "!declined"]),
            chance.choice([None, 0, 4, 10, "!unknown"]),
        )
        made["state"] = chance.choice([None, "", "active", "retired", "active"])
        rows.append(made)
    if chance.random() < 0.5:
        found["goals"] = rows
    else:
        found |= {f"goals_{one['id']}_{key}": value for one in rows for key, value in one.items() if key != "id"}
    return found


@pytest.mark.parametrize("id", ["python", "javascript", "duckdb", "postgres", "spark"])
def test_all_engines_give_what_the_interpreter_gives(id: str) -> None:
    require_engine(id)
    checked, chance = checked_of(GOALS), Random(7)
    answers = [some_answers(chance) for _ in range(400)]
    found = scorer(id, checked)(answers)
    refused = 0
    for given, result in zip(answers, found, strict=True):
        try:
            wanted = score(checked.measure, given, (checked.definition, checked.scoring)).to_json()
        except AnswerRefused:
            assert result is None, given
            refused += 1
            continue
        assert json.dumps(result) == json.dumps(wanted), given
    assert 10 < refused < 200
