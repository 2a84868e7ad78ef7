"""A person's own rows, scored by the expressions of the Questionnaire; all numbers are worked out by hand."""

from __future__ import annotations

import json

import pytest

from romdsl.scoring import scorer
from romdsl.targets.fhir.response import response
from romdsl.targets.fhir.run import evaluate
from tests.tools import needs_npm

from .examples import HOSTILE, Json, compiled, example

pytestmark = pytest.mark.xdist_group("fhir")
Rows = list[dict[str, object]]

NO_ROW: Rows = []
THREE: Rows = [
    {"id": "r1", "goal": "Sleep", "progress": 2},
    {"id": "r2", "goal": "See my sister", "progress": 4},
    {"id": "r3", "goal": "Find a course", "progress": 9},
]
SECOND_BLANK: Rows = [THREE[0], {"id": "r2", "goal": "See my sister"}, THREE[2]]
SECOND_RETIRED: Rows = [THREE[0], THREE[1] | {"state": "retired"}, THREE[2]]
ODD_WORDS: Rows = [row | {"goal": words} for row, words in zip(THREE, HOSTILE, strict=False)]


@needs_npm("fhirpath")
@pytest.mark.parametrize(
    ("rows", "progress", "furthest"),
    [
        pytest.param(NO_ROW, None, None, id="no rows"),
        pytest.param(THREE, 5, 9, id="(2 + 4 + 9) / 3"),
        pytest.param(SECOND_BLANK, 5.5, 9, id="(2 + 9) / 2, the second is not rated"),
        pytest.param(SECOND_RETIRED, 5.5, 9, id="(2 + 9) / 2, the second is retired"),
        pytest.param(THREE[:1], 2, 2, id="one row"),
        pytest.param(ODD_WORDS, 5, 9, id="odd words"),
    ],
)
def test_rows_score_as_by_hand(rows: Rows, progress: float | None, furthest: float | None) -> None:
    (result,) = scorer("fhir", example("own_goals").checked)([{"goals": rows}])
    assert result is not None
    scores = result["scores"]
    assert isinstance(scores, dict)
    found = [scores[name]["value"] for name in ("progress", "furthest")]
    assert [None if value is None else float(value) for value in found] == [progress, furthest]


def repetition(goal: str | None = None, progress: int | None = None) -> Json:
    """One goal as a form gives it back; without both, an empty repetition."""
    answers = (("goals-goal", "valueString", goal), ("goals-progress", "valueInteger", progress))
    said: list[Json] = [
        {"linkId": link, "answer": [{kind: value}]} for link, kind, value in answers if value is not None
    ]
    return {"linkId": "goals", "item": said} if said else {"linkId": "goals"}


@needs_npm("fhirpath")
@pytest.mark.parametrize(
    ("repetitions", "progress", "furthest", "expected"),
    [
        pytest.param([], None, None, 0, id="none"),
        pytest.param([repetition()], None, None, 0, id="an empty one is no row"),
        pytest.param([repetition("a", 2), repetition("b", 7)], 4.5, 7, 2, id="(2 + 7) / 2"),
        pytest.param(
            [repetition("a", 2), repetition("b"), repetition("c", 7)], 4.5, 7, 3, id="(2 + 7) / 2, words alone"
        ),
        pytest.param(
            [repetition("a", 3), repetition("a", 3), repetition("b", 9)], 5, 9, 3, id="(3 + 3 + 9) / 3, alike"
        ),
        pytest.param(
            [repetition(), repetition("a", 1), repetition(), repetition("b", 2), repetition(progress=6)],
            3,
            6,
            3,
            id="(1 + 2 + 6) / 3, empty ones take no place",
        ),
    ],
)
def test_repetitions_of_a_form_are_rows(
    repetitions: list[Json], progress: float | None, furthest: int | None, expected: int
) -> None:
    root: Json = {"linkId": "own_goals-form", "item": repetitions}
    made: Json = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [root]}
    (values,) = evaluate(example("own_goals").questionnaire, [made])
    found = [values["progress"], values["furthest"], values["progress-expected"]]
    assert found == [progress, furthest, expected]


def test_rows_are_one_group_that_repeats() -> None:
    """Up to three goals; the fields once, with linkIds that do not tell the row."""
    (group,) = groups("own_goals", "goals")
    assert group["repeats"] is True
    assert occurs(group) == {"maxOccurs": 3}
    assert links(group) == ["goals-goal", "goals-progress", "goals-row-there"]


def test_a_field_is_shown_by_its_own_condition_alone() -> None:
    """`why … at baseline`; that the row is there needs no saying where it is filled in."""
    (group,) = groups("first_steps", "goals")
    items = {item["linkId"]: json.dumps(item) for item in part_of(group)}
    conditional = [link for link, item in items.items() if "enableWhen" in item]
    assert conditional == ["goals-why"]
    assert "'baseline'" in items["goals-why"] and "'goals'" not in items["goals-why"]


def test_named_positions_are_groups_of_their_own() -> None:
    (group,) = groups("own_problems", "problems")
    assert "repeats" not in group
    assert links(group) == ["problems-first", "problems-second"]


HANGS_ON_ITS_ROW = """measure own "Own"
version 1.0.0
rows mine "Yours" 0..2 {
  rated "How is it?" answer number 0..10 points
  worst "And at worst?" answer number 0..10 points when rated >= 5 otherwise left out
}
score total = mean(mine.rated, mine.worst) { missing any, ignore; decimals 2; higher worse }
"""


@needs_npm("fhirpath")
def test_rows_with_a_field_that_hangs_on_another_stay_groups_of_their_own() -> None:
    """(6 + 8 + 3) / 3 = 5.67: the 9 of the second is not asked, and 3 is."""
    checked = compiled(HANGS_ON_ITS_ROW, "own.rom")
    assert checked is not None
    rows = [{"id": "r1", "rated": 6, "worst": 8}, {"id": "r2", "rated": 3, "worst": 9}]
    (result,) = scorer("fhir", checked)([{"mine": rows}])
    (wanted,) = scorer("interpreter", checked)([{"mine": rows}])
    assert result == wanted
    made = response(checked, {"mine_r1": True, "mine_r1_rated": 6})
    assert "mine-r1" in json.dumps(made)


@needs_npm("fhirpath")
@pytest.mark.parametrize(
    ("rows", "there"),
    [
        pytest.param({}, [None, None], id="none"),
        pytest.param({"problems": [{"id": "second", "problem": "My back"}]}, [None, True], id="the second alone"),
    ],
)
def test_a_position_is_there_when_something_in_it_is_answered(rows: Json, there: list[bool | None]) -> None:
    one = example("own_problems")
    (values,) = evaluate(one.questionnaire, [response(one.checked, one.placed(rows))])
    assert [values[f"problems_{place}"] for place in ("first", "second")] == there


@needs_npm("fhirpath")
def test_a_row_of_which_is_only_known_that_it_is_there_is_expected() -> None:
    """Two goals, of which one is rated 4."""
    rows = [{"id": "r1", "state": "active"}, {"id": "r2", "progress": 4}]
    (result,) = scorer("fhir", example("own_goals").checked)([{"goals": rows}])
    assert result is not None
    scores = result["scores"]
    assert isinstance(scores, dict)
    assert (scores["progress"]["value"], scores["progress"]["answered"], scores["progress"]["expected"]) == (4, 1, 2)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_rows_stand_in_a_response_as_they_were_said(words: str) -> None:
    one = example("own_goals")
    made = json.loads(json.dumps(response(one.checked, one.placed({"goals": [{"id": "r1", "goal": words}]}))))
    assert words in said(made)


def said(element: object) -> list[str]:
    """All texts that are answers."""
    match element:
        case dict():
            own = [element["valueString"]] if "valueString" in element else []
            return own + [text for part in element.values() for text in said(part)]
        case list():
            return [text for part in element for text in said(part)]
    return []


def groups(name: str, link: str) -> list[Json]:
    (root,) = part_of(example(name).questionnaire)
    return [item for item in part_of(root) if item["linkId"] == link]


def part_of(element: Json) -> list[Json]:
    items = element.get("item", [])
    assert isinstance(items, list)
    return items


def links(element: Json) -> list[object]:
    return [item["linkId"] for item in part_of(element)]


def occurs(group: Json) -> Json:
    """The least and the greatest number of repetitions that a group names."""
    extensions = group.get("extension", [])
    assert isinstance(extensions, list)
    counts = {each["url"].rpartition("-")[2]: each.get("valueInteger") for each in extensions}
    return {name: count for name, count in counts.items() if name.endswith("Occurs")}
