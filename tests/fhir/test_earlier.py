"""What a form brings along from the last response; which answers these are is said by hand."""

from __future__ import annotations

import json
from functools import cache

import pytest

from romdsl.emit.target import Options
from romdsl.targets.fhir import target
from romdsl.targets.fhir.response import response
from romdsl.targets.fhir.run import evaluate
from tests.tools import needs_npm

from .examples import SERVICE, Json, example
from .test_files import all_items, as_list

pytestmark = pytest.mark.xdist_group("fhir")

EMPTY: Json = {"resourceType": "Questionnaire", "status": "draft"}
GOALS: Json = {"goals": [{"id": "r1", "goal": "Sleep", "progress": 2}, {"id": "r2", "goal": "See my sister"}]}
PROBLEMS: Json = {"problems": [{"id": "second", "problem": "My back hurts", "severity": 3}]}


@cache
def written(name: str, earlier: str = "server", release: str = "r4") -> str:
    """The Questionnaire, with what is asked of a server or without."""
    one = example(name)
    options = Options({**SERVICE.values, "release": release, "earlier": earlier}, SERVICE.service)
    return target.emit(one.checked, one.program, options)[f"{release}/Questionnaire-{name}.json"]


def expression(name: str, link: str, kind: str) -> str | None:
    """An expression of an item, by the end of its extension."""
    (item,) = [item for item in all_items(json.loads(written(name))) if item["linkId"] == link]
    found = [one["valueExpression"] for one in as_list(item.get("extension", [])) if one["url"].endswith(kind)]
    return str(found[0]["expression"]) if found else None


def brought(name: str, answers: Json, asked: str) -> object:
    """The value of an expression over a bundle with the last response, as a server gives it."""
    one = example(name)
    last = response(one.checked, one.placed(answers))
    bundle: Json = {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": last}]}
    (values,) = evaluate(EMPTY, [bundle], {"asked": asked.replace("%earlierResponse", "%resource")})
    return values["asked"]


@needs_npm("fhirpath")
@pytest.mark.parametrize(("place", "words"), [(0, "Sleep"), (1, "See my sister"), (2, None)])
def test_each_row_of_the_last_response_is_brought_along(place: int, words: str | None) -> None:
    rows, goal = (
        expression("own_goals", "goals", "-itemPopulationContext"),
        expression("own_goals", "goals-goal", "-initialExpression"),
    )
    assert rows is not None and goal is not None
    assert brought("own_goals", GOALS, f"({rows}).count()") == 2
    assert brought("own_goals", GOALS, goal.replace("%earlierRow", f"({rows})[{place}]")) == words


@needs_npm("fhirpath")
@pytest.mark.parametrize(("place", "words"), [("first", None), ("second", "My back hurts")])
def test_a_position_is_brought_along_to_its_place(place: str, words: str | None) -> None:
    problem = expression("own_problems", f"problems_{place}_problem", "-initialExpression")
    assert problem is not None
    assert brought("own_problems", PROBLEMS, problem) == words


def test_only_what_is_carried_is_brought_along() -> None:
    assert expression("own_goals", "goals-progress", "-initialExpression") is None
    assert "earlierResponse" not in written("phq9")


@pytest.mark.parametrize("name", ["own_goals", "own_problems"])
def test_no_server_is_asked_unless_somebody_wants_it(name: str) -> None:
    """A known form without a server refuses a Questionnaire with any of these."""
    asks = ("launchContext", "x-fhir-query", "itemPopulationContext", "initialExpression", "%earlier")
    assert not [word for word in asks if word in written(name, "none") or word in json.dumps(example(name).files)]
    assert all(word in written("own_goals", "server", release) for word in asks for release in ("r4", "r5"))


def test_the_last_response_of_the_person_is_asked_for() -> None:
    extensions = as_list(json.loads(written("own_goals"))["extension"])
    (context,) = [one["extension"] for one in extensions if one["url"].endswith("-launchContext")]
    assert [next(value for key, value in part.items() if key != "url") for part in context[:2]] == [
        {"system": "http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext", "code": "patient"},
        "Patient",
    ]
    queries = [
        one["valueExpression"]["expression"]
        for one in extensions
        if one.get("valueExpression", {}).get("language") == "application/x-fhir-query"
    ]
    assert queries == [
        "QuestionnaireResponse?questionnaire=urn:romdsl:own_goals&subject=Patient/{{%patient.id}}"
        "&status=completed,amended&_sort=-authored&_count=1"
    ]
