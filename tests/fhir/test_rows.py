"""A person's own rows, scored by the expressions of the Questionnaire; all numbers are worked out by hand."""

from __future__ import annotations

import json

import pytest

from romdsl.scoring import scorer
from romdsl.targets.fhir.response import response
from romdsl.targets.fhir.run import evaluate
from tests.tools import needs_npm

from .examples import HOSTILE, example

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


@needs_npm("fhirpath")
@pytest.mark.parametrize(
    ("rows", "there"),
    [
        pytest.param(NO_ROW, [None, None, None], id="no rows"),
        pytest.param(THREE[:1], [True, None, None], id="one row"),
        pytest.param(SECOND_BLANK, [True, True, True], id="words alone make a row"),
    ],
)
def test_a_row_is_there_when_something_in_it_is_answered(rows: Rows, there: list[bool | None]) -> None:
    one = example("own_goals")
    (values,) = evaluate(one.questionnaire, [response(one.checked, one.placed({"goals": rows}))])
    assert [values[f"goals_r{number}"] for number in (1, 2, 3)] == there


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
