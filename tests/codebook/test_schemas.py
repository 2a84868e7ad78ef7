"""The schemas of answers and of results, held to what scoring takes and gives."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import jsonschema
import pytest

from romdsl.interpreter import refusals
from romdsl.registry import spec_folder
from tests.codebook.test_codebook import files
from tests.fhir.examples import NAMES, Example, example

Json = dict[str, object]

every = pytest.mark.parametrize("name", NAMES)


def schema(one: Example, of: str) -> jsonschema.Draft202012Validator:
    found = json.loads(files(one)[f"{one.checked.measure.id}.{of}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


@every
def test_results_fit_both_schemas(name: str) -> None:
    general = jsonschema.Draft202012Validator(
        json.loads((spec_folder() / "result.schema.json").read_text(encoding="utf-8"))
    )
    own = schema(example(name), "result")
    for result in example(name).whole_results:
        assert [fault.message for fault in general.iter_errors(result)] == []
        assert [fault.message for fault in own.iter_errors(result)] == []


def changed(result: Mapping[str, object], key: str, value: object) -> Json:
    """The result with another value in its one score."""
    copy: Json = json.loads(json.dumps(result))
    scores = copy["scores"]
    assert isinstance(scores, dict)
    scores["total"][key] = value
    return copy


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("value", 28),
        ("value", -1),
        ("value", 1.5),
        ("value", "9"),
        ("band", "awful"),
        ("answered", 10),
        ("caseness", 1),
        ("missing", "lost"),
    ],
)
def test_a_result_that_cannot_be_does_not_fit(key: str, value: object) -> None:
    own = schema(example("phq9"), "result")
    result = example("phq9").results[1]
    assert own.is_valid(result)
    assert not own.is_valid(changed(result, key, value))
    assert not own.is_valid({name: part for name, part in result.items() if name != "alerts"})
    assert not own.is_valid(result | {"more": 1})


@every
def test_answers_that_scoring_takes_fit(name: str) -> None:
    """Numbers as numbers: the schema cannot hold a text to ends and steps."""
    own = schema(example(name), "answers")
    kinds = {given.item: given.kind for given in example(name).program.inputs}
    for given in example(name).answers:
        answers = {item: as_number(answer) if kinds.get(item) == "number" else answer for item, answer in given.items()}
        assert [fault.message for fault in own.iter_errors(answers)] == [], answers


def as_number(answer: object) -> object:
    is_text = isinstance(answer, str) and re.fullmatch(r"-?[0-9.]+", answer)
    return json.loads(str(answer)) if is_text else answer


WRONG = [
    {"how": 6}, {"how": "7"}, {"how": True}, {"coping": 4}, {"coping": "Skip"}, {"hope": 11}, {"hope": -1}, {"hope": 3.5},
    {"hope": True}, {"words": 3}, {"nobody": 1}, {"how": [1]}, {"how": "!unwilling"},
]  # fmt: skip


@pytest.mark.parametrize("answers", WRONG, ids=str)
def test_answers_that_scoring_refuses_do_not_fit(answers: dict[str, object]) -> None:
    one = example("how_are_you")
    assert refusals(one.checked.measure, answers)
    assert not schema(one, "answers").is_valid(answers)


WRONG_OF_THE_WEEK = [
    {"bed": "25:00"}, {"bed": "8:30"}, {"bed": 830}, {"moved": "2026-13-01"}, {"moved": "12.1.2026"}, {"asleep": "7:60"},
    {"asleep": 7.5}, {"aids": "cane"}, {"aids": ["cane", "cane"]}, {"aids": ["cane", "skip"]}, {"aids": ["wings"]},
    {"age": 3}, {"sex": "other"}, {"alcohol_week5": 1}, {"alcohol": 1}, {"calm_morning": 4},
]  # fmt: skip
RIGHT_OF_THE_WEEK = [
    {"bed": "00:00", "up": "23:59", "moved": "2024-02-29", "asleep": "0:00"}, {"asleep": "9999:59"}, {"aids": []},
    {"aids": ["frame", "cane"]}, {"aids": ["skip"]}, {"aids": "!declined"}, {"aids": None}, {"bed": ""},
    {"age": 4, "sex": "male", "seen": "2026-01-12"}, {"calm_morning": 3, "calm_evening": "3"},
]  # fmt: skip


@pytest.mark.parametrize("answers", WRONG_OF_THE_WEEK, ids=str)
def test_times_ticks_and_contexts_that_scoring_refuses_do_not_fit(answers: dict[str, object]) -> None:
    one = example("the_week")
    assert refusals(one.checked.measure, answers)
    assert not schema(one, "answers").is_valid(answers)


@pytest.mark.parametrize("answers", RIGHT_OF_THE_WEEK, ids=str)
def test_times_ticks_and_contexts_that_scoring_takes_fit(answers: dict[str, object]) -> None:
    one = example("the_week")
    assert not refusals(one.checked.measure, answers)
    assert schema(one, "answers").is_valid(answers)


def test_a_score_that_is_a_code_has_just_those_of_its_scale() -> None:
    one = example("the_week")
    own = schema(one, "result")
    result = one.results[1]
    assert own.is_valid(result)
    for value, fits in (("short", True), ("usual", True), (None, True), ("lazy", False), (1, False)):
        copy: Json = json.loads(json.dumps(result))
        scores = copy["scores"]
        assert isinstance(scores, dict)
        scores["sleep"]["value"] = value
        assert own.is_valid(copy) == fits, value
    assert own.is_valid(result | {"checks": ["long_night"]})
    assert not own.is_valid(result | {"checks": ["asleep_in_bed"]}), "with that there is no result"


def test_steps_of_a_half_are_held_to() -> None:
    own = schema(example("hostile"), "answers")
    assert own.is_valid({"hours": 1.5}) and own.is_valid({"hours": 24}) and own.is_valid({"hours": None})
    assert not own.is_valid({"hours": 1.25}) and not own.is_valid({"hours": 24.5})
