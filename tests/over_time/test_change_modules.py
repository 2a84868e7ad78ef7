"""What Python and JavaScript modules of a change do with two visits: the figures of the measure's own case."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

import romdsl
from tests.tools import node


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    romdsl.build(romdsl.load("first_steps"), folder, targets=["python", "javascript"])
    return folder / "first_steps"


def visit(occasion: str, mood: int, **more: object) -> dict[str, object]:
    return {"occasion": occasion} | {f"mood.q{number}": mood for number in range(1, 10)} | more


def module_of(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_node(file: Path, first: dict[str, object], second: dict[str, object]) -> dict[str, object]:
    """The values of the scores, or the message of what was thrown."""
    script = (
        f"import {{ change }} from {json.dumps(file.as_uri())};"
        f"try {{ const {{ scores }} = change({json.dumps(first)}, {json.dumps(second)});"
        "console.log(JSON.stringify(Object.fromEntries(Object.entries(scores).map(([id, one]) => [id, one.value])))); }"
        "catch (thrown) { console.log(JSON.stringify({ thrown: thrown.message })); }"
    )
    done = subprocess.run(
        [str(node()), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def in_python(file: Path, first: dict[str, object], second: dict[str, object]) -> dict[str, object]:
    try:
        scores = module_of(file).change(first, second)["scores"]
    except ValueError as thrown:
        return {"thrown": str(thrown)}
    return {id: one["value"] for id, one in scores.items()}


WAYS = pytest.mark.parametrize(
    ("way", "target", "ending"), [(in_python, "python", "py"), (in_node, "javascript", "js")]
)


@WAYS
def test_the_earlier_visit_stands_first(built: Path, way: object, target: str, ending: str) -> None:
    """9 − 18 = −9: more than 6, and from a case to none.  The other way round is no change of this measure."""
    assert callable(way)
    file = built / target / f"first_steps_mood_change.{ending}"
    found = way(file, visit("baseline", 2), visit("end", 1))
    assert (found["mood_change"], found["mood_change__class"]) == (-9, "reliable_recovery")
    refused = str(way(file, visit("end", 1), visit("baseline", 2))["thrown"])
    assert "occasion" in refused and "end" in refused and "is not where this change begins" in refused


@WAYS
def test_rows_are_those_of_both_visits(built: Path, way: object, target: str, ending: str) -> None:
    """r1 from 2 to 7; r2 has gone, r3 is new, and r4 is there both times and was rated at the end alone."""
    assert callable(way)
    first = [{"id": "r1", "goal": "Sleep", "progress": 2}, {"id": "r2", "goal": "Work", "progress": 9}]
    second = [{"id": "r1", "goal": "Sleep", "progress": 7}, {"id": "r3", "goal": "Friends", "progress": 1}]
    late = [{"id": "r4", "state": "active"}], [{"id": "r4", "goal": "Course", "progress": 10}]
    file = built / target / f"first_steps_goal_change.{ending}"
    found = way(file, visit("baseline", 2, goals=first + late[0]), visit("end", 1, goals=second + late[1]))
    assert found["goal_change"] == 5
