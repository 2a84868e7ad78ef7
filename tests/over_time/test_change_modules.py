"""What Python and JavaScript modules of a change do with two visits: the figures of the measure's own case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import romdsl

from .change_modules import WAYS, module_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    romdsl.build(romdsl.load("first_steps"), folder, targets=["python", "javascript"])
    return folder / "first_steps"


def visit(occasion: str, mood: int, **more: object) -> dict[str, object]:
    return {"occasion": occasion} | {f"mood.q{number}": mood for number in range(1, 10)} | more


EACH = pytest.mark.parametrize("target", WAYS)


@EACH
def test_the_earlier_visit_stands_first(built: Path, target: str) -> None:
    """9 − 18 = −9: more than 6, and from a case to none.  The other way round is no change of this measure."""
    run, ending = WAYS[target]
    file = built / target / f"first_steps_mood_change.{ending}"
    found, refused = run(file, [(visit("baseline", 2), visit("end", 1)), (visit("end", 1), visit("baseline", 2))])
    assert (found["mood_change"], found["mood_change__class"]) == (-9, "reliable_recovery")
    assert all(words in str(refused["thrown"]) for words in ("occasion", "end", "is not where this change begins"))


def test_what_holds_no_answers_is_told_in_one_sentence(built: Path) -> None:
    module = module_of(built / "python" / "first_steps_mood_change.py")
    with pytest.raises(TypeError) as refused:
        module.change(visit("baseline", 2), None)
    assert str(refused.value) == "second: give answers by the ids of items, not NoneType"


def test_the_types_of_a_change_say_nothing_of_what_is_made_inside(built: Path) -> None:
    types = (built / "javascript" / "first_steps_mood_change.d.ts").read_text(encoding="utf-8")
    assert types.startswith('import type { Result as Scored, Score } from "./first_steps.js";')
    assert "mood_change: Score<number, null>;" in types
    assert '["mood.total__to"]: Score<number, "minimal" | "mild"' in types
    assert re.findall(r"^export (.*?)[ (]", types, re.MULTILINE) == ["interface", "function"]
    assert "_raw" not in types and "q1__" not in types and "default" not in types


@EACH
def test_rows_are_those_of_both_visits(built: Path, target: str) -> None:
    """r1 from 2 to 7; r2 has gone, r3 is new, and r4 is there both times and was rated at the end alone."""
    run, ending = WAYS[target]
    first = [{"id": "r1", "goal": "Sleep", "progress": 2}, {"id": "r2", "goal": "Work", "progress": 9}]
    second = [{"id": "r1", "goal": "Sleep", "progress": 7}, {"id": "r3", "goal": "Friends", "progress": 1}]
    late = [{"id": "r4", "state": "active"}], [{"id": "r4", "goal": "Course", "progress": 10}]
    file = built / target / f"first_steps_goal_change.{ending}"
    (found,) = run(file, [(visit("baseline", 2, goals=first + late[0]), visit("end", 1, goals=second + late[1]))])
    assert found["goal_change"] == 5
