"""The codebook: its tables and texts read back, and its schemas held to what scoring takes and gives."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from html import unescape

import jsonschema
import pytest
from markdown_it import MarkdownIt

from romdsl.emit.target import Options
from romdsl.interpreter import refusals
from romdsl.registry import spec_folder
from romdsl.targets.codebook import target
from romdsl.targets.codebook.markdown import cell_code, code, paragraph, plain, table
from tests.fhir.examples import HOSTILE, NAMES, SHIPPED, Example, example

Json = dict[str, object]

every = pytest.mark.parametrize("name", NAMES)


def files(one: Example) -> dict[str, str]:
    return target.emit(one.checked, one.program, Options())


def schema(one: Example, of: str) -> jsonschema.Draft202012Validator:
    found = json.loads(files(one)[f"{one.checked.measure.id}.{of}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# --- schemas -----------------------------------------------------------------------------------


@every
def test_results_fit_both_schemas(name: str) -> None:
    general = jsonschema.Draft202012Validator(
        json.loads((spec_folder() / "result.schema.json").read_text(encoding="utf-8"))
    )
    own = schema(example(name), "result")
    for result in example(name).results:
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
        answers = {item: as_number(answer) if kinds[item] == "number" else answer for item, answer in given.items()}
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


# --- tables ------------------------------------------------------------------------------------


def test_a_row_for_each_column() -> None:
    found = rows(files(example("phq9"))["phq9.csv"])
    assert [row["name"] for row in found] == [*(f"q{number}" for number in range(1, 10)), "difficulty"]
    last = found[-1]
    assert last["condition"] == "any(symptoms >= 1)"
    assert last["kind"] == "choice" and last["when_hidden"] == "missing"
    assert found[0]["codes"] == "0 = Not at all; 1 = Several days; 2 = More than half the days; 3 = Nearly every day"


def test_ends_steps_and_units_stand_in_columns() -> None:
    found = {row["name"]: row for row in rows(files(example("hostile"))["hostile.csv"])}
    assert [found["hours"][key] for key in ("low", "high", "step", "unit")] == ["0", "24", "0.5", "hours"]
    assert [found["line"][key] for key in ("kind", "low", "high", "step")] == ["slider", "0", "10", "1"]


def test_times_ticks_and_contexts_say_how_they_are_written() -> None:
    found = {row["name"]: row for row in rows(files(example("the_week"))["the_week.csv"])}
    assert list(found)[:4] == ["age", "sex", "seen_on", "bed"], "what staff fill in stands first, by its column"
    assert [found[name]["asked_of"] for name in ("age", "bed")] == ["staff", "person"]
    assert [found[name]["kind"] for name in ("bed", "moved", "asleep", "aids")] == [
        "time", "date", "duration", "tick-all",
    ]  # fmt: skip
    assert [found[name]["format"] for name in ("bed", "moved", "asleep")] == ["hh:mm", "yyyy-mm-dd", "h:mm"]
    assert "()" in found["aids"]["format"] and "cane = A cane" in found["aids"]["codes"]
    assert found["alcohol_week2"]["text"] == "Alcohol: Week 2" and found["alcohol_week2"]["block"] == "use"


def test_codes_of_scores_and_bands_have_rows() -> None:
    found = rows(files(example("the_week"))["the_week.codes.csv"])
    assert [(row["code"], row["text"]) for row in found if row["name"] == "sleep"] == [
        ("short", "Short sleep"),
        ("long", "Long sleep"),
        ("usual", "Usual sleep"),
    ]
    assert [row["code"] for row in found if row["name"] == "hours_band"] == ["short", "usual", "long"]


def test_a_row_for_each_code() -> None:
    found = rows(files(example("how_are_you"))["how_are_you.codes.csv"])
    skip = [row for row in found if row["name"] == "coping"][-1]
    assert skip == {
        "name": "coping",
        "code": "skip",
        "text": "I would rather not say",
        "score": "",
        "missing": "declined",
    }
    assert [row["score"] for row in found if row["name"] == "how"] == ["1", "2", "3", "4", "5"]


# --- the page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_the_page_says_all_of_each_score(name: str) -> None:
    one = example(name)
    page = read(files(one)[f"{name}.md"])
    for score in one.checked.measure.scores:
        assert all(band.text in page for band in score.bands)
        assert score.title is None or score.title.value in page
    assert all(item.text.value in page for item in one.checked.measure.items)


def test_the_score_of_phq9_is_told_in_full() -> None:
    page = files(example("phq9"))["phq9.md"]
    for said in (
        "| formula | `sum(symptoms)` |",
        "| missing | `at most 2, prorate` |",
        "| range | `0..27` |",
        "| step | 1 |",
        "`20..27`",
    ):
        assert said in page
    assert page.count("| + |") == 9


def test_the_page_says_for_whom_and_from_what() -> None:
    page = files(example("the_week"))["the_week.md"]
    for said in (
        "## Filled in by staff",
        "| `8..<10` | `usual` | Usual | `age < 18` |",
        "| norm | mean 12, SD 5, of women of the tests when sex is female (Made up) |",
        "| reliable change | 5.77, from standard deviation 5.2, reliability 0.84 (Made up) |",
        "| clinical cut-off | 9.68, criterion c,",
        "| `long_night` | `in_bed <= 12` | You were in bed for more than 12 hours. Is that right? | noted |",
        "| `check_long_night` |",
        "any of: scale aids_used",
    ):
        assert said in page, said


# --- hostile texts -----------------------------------------------------------------------------


def read(page: str) -> str:
    """The text of a page as its reader sees it."""
    return unescape(re.sub("<[^>]*>", "", MarkdownIt("gfm-like", {"linkify": False}).render(page)))


MORE = (
    "1. x",
    "- y",
    "+ z",
    "# h",
    "h #",
    "===",
    "~~s~~",
    "a_b_c",
    "\\",
    "\\|",
    "`",
    "` `` ```",
    "![i](x)",
    "<http://x>",
    "$x$",
)


@pytest.mark.parametrize("text", (*HOSTILE, *MORE))
def test_a_text_in_markdown_reads_as_it_was_written(text: str) -> None:
    assert read(paragraph(text)).strip() == text
    assert read(f"## {plain(text)}").strip() == text
    assert read(f"- x: {plain(text)}").strip() == f"x: {text}"
    assert read(f"x {code(text)}").strip() == f"x {text}"
    cells = MarkdownIt("gfm-like", {"linkify": False}).render(
        "\n".join(table(("a", "b"), [[plain(text), cell_code(text)]]))
    )
    assert [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall("<td>(.*?)</td>", cells, re.DOTALL)] == [
        text,
        text,
    ]


def test_hostile_texts_read_back_equal() -> None:
    made = files(example("hostile"))
    questions = {row["name"]: row for row in rows(made["hostile.csv"])}
    assert [questions[f"q{place}"]["text"] for place in range(len(HOSTILE))] == list(HOSTILE)
    assert [questions[f"q{place}"]["help"] for place in range(len(HOSTILE))] == list(HOSTILE)
    options = [row["text"] for row in rows(made["hostile.codes.csv"]) if row["name"] == "q0"]
    assert options == list(HOSTILE)
    properties = json.loads(made["hostile.answers.schema.json"])["properties"]
    assert [properties[f"q{place}"]["title"] for place in range(len(HOSTILE))] == list(HOSTILE)
    page = read(made["hostile.md"])
    assert all(text in page for text in HOSTILE)
