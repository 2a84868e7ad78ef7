"""The written files under the judges that there are, and their numbers beside the interpreter's."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from html import unescape
from xml.etree import ElementTree

import fhirkit
import pytest
from fhir.resources.R4B import get_fhir_model_class
from markdown_it import MarkdownIt

from romdsl.emit.target import Options
from romdsl.registry import targets
from romdsl.targets.fhir.response import response
from romdsl.targets.fhir.run import evaluate
from tests.tools import needs_java, needs_npm, needs_pack

from .examples import HOSTILE, NAMES, SHIPPED, Example, example
from .judge import Json, Judged, judge

pytestmark = pytest.mark.xdist_group("fhir")
fhirpath = needs_npm("fhirpath")


def java(test: object) -> object:
    return needs_java(needs_pack("hl7.fhir.uv.extensions.r4")(needs_pack("hl7.fhir.uv.sdc")(test)))


every = pytest.mark.parametrize("name", NAMES)
every_shipped = pytest.mark.parametrize("name", SHIPPED)


# --- judges in Python --------------------------------------------------------------------------


@every
def test_two_validators_in_python_find_nothing(name: str) -> None:
    one = example(name)
    for name, file in {**one.files, **responses(one)}.items():
        assert [f"{issue.path}: {issue.message}" for issue in fhirkit.validate(file)] == [], name
        get_fhir_model_class(str(file["resourceType"])).model_validate(file)


@every
def test_what_no_validator_looks_for(name: str) -> None:
    """linkIds are distinct, variables have plain names, every variable that is used stands before its use."""
    one = example(name)
    items = all_items(one.questionnaire)
    links = [item["linkId"] for item in items]
    assert len(links) == len(set(links))
    extensions = as_list(one.questionnaire["extension"])
    known = {"resource"} | {"patient" for each in extensions if each["url"].endswith("-launchContext")}
    for extension in extensions:
        if extension["url"].endswith("/variable"):
            expression = extension["valueExpression"]
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,63}", expression["name"])
            assert used(expression["expression"]) <= known, expression
            assert expression["name"] not in known
            known.add(expression["name"])
    for item in items:
        for extension in as_list(item.get("extension", [])):
            if "valueExpression" in extension:
                expression = extension["valueExpression"]
                assert used(expression["expression"]) <= known, item["linkId"]
                known |= {expression["name"]} if "name" in expression else set()
        for condition in as_list(item.get("enableWhen", [])):
            assert condition["question"] in links


def used(expression: str) -> set[str]:
    """The variables of an expression; what stands in quotes is no code."""
    return set(re.findall(r"%([A-Za-z0-9]+)", re.sub(r"'(?:[^'\\]|\\.)*'", "''", expression)))


# --- HL7's own ---------------------------------------------------------------------------------


def responses(one: Example) -> dict[str, Json]:
    return {f"{one.name} answers {place}": one.asked(place) for place in range(len(one.answers))}


@cache
def judged() -> Judged:
    files: dict[str, Json] = {}
    scored: dict[str, list[Json]] = {}
    for one in map(example, NAMES):
        for path, file in one.files.items():
            files[f"{one.name} {path}"] = renamed(file, one)
        files.update({name: renamed(file, one) for name, file in responses(one).items()})
        scored[f"{one.name} r4/Questionnaire-{one.checked.measure.id}.json"] = one.responses
    return judge(files, scored)


def renamed(file: Json, one: Example) -> Json:
    """Random measures all have one id: each gets addresses of its own, so that one call judges all."""
    text = json.dumps(file).replace("urn:romdsl:made", f"urn:romdsl:{one.name}")
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


@java
@every
def test_hl7s_validator_has_nothing_to_complain_of(name: str) -> None:
    one = example(name)
    mine = [name for name in judged().findings if name.split(" ")[0] == one.name]
    assert len(mine) == len(one.files) + len(one.answers)
    assert {name: judged().complaints(name) for name in mine} == {name: [] for name in mine}


@java
@every
def test_hl7s_engine_scores_as_the_interpreter(name: str) -> None:
    one = example(name)
    name = f"{one.name} r4/Questionnaire-{one.checked.measure.id}.json"
    assert judged().faults[name] == []
    for answers, result, values in zip(one.answers, one.results, judged().values[name], strict=True):
        for id, wanted in as_dict(result["scores"]).items():
            for key, link in (
                ("value", id),
                ("band", f"{id}-band-code"),
                ("missing", f"{id}-missing"),
                ("answered", f"{id}-answered"),
            ):
                assert same(values.get(link, []), wanted[key]), (answers, link)
        for alert in one.checked.measure.alerts:
            state = (
                ["true"]
                if alert.id in as_list(result["alerts"])
                else []
                if alert.id in as_list(result["alerts_undecided"])
                else ["false"]
            )
            assert values[f"alert-{alert.id}"] == state, answers


def same(found: list[str], wanted: object) -> bool:
    if wanted is None or not found:
        return wanted is None and not found
    if isinstance(wanted, bool | str):
        return found == [str(wanted).lower() if isinstance(wanted, bool) else wanted]
    return len(found) == 1 and float(found[0]) == wanted


@java
def test_hl7s_validator_is_not_blind() -> None:
    """What it must find when it is there, one fault a file."""
    good = example("phq9")
    cases = {"twice": twice(good), "code": wrong_code(good), "path": broken_path(good), "hidden": hidden_answer(good)}
    others = {name: file for name, file in good.files.items() if file["resourceType"] == "CodeSystem"}
    found = judge({"good": good.questionnaire, **others, **cases}, {"path": [good.responses[0]]})
    assert found.complaints("good") == []
    for name in ("twice", "code", "hidden"):
        assert any(complaint.startswith("error") for complaint in found.complaints(name)), name
    assert found.faults["path"] != []


def twice(one: Example) -> Json:
    broken = copy.deepcopy(one.questionnaire)
    all_items(broken)[3]["linkId"] = all_items(broken)[4]["linkId"]
    return broken | {"url": "urn:romdsl:twice"}


def broken_path(one: Example) -> Json:
    text = json.dumps(one.questionnaire).replace("%totalAnswered >= 7", "%totalAnswered >= >= 7")
    broken: Json = json.loads(text)
    assert broken != one.questionnaire
    return broken | {"url": "urn:romdsl:path"}


def wrong_code(one: Example) -> Json:
    text = json.dumps(one.responses[1]).replace('"code": "3"', '"code": "7"', 1)
    broken: Json = json.loads(text)
    assert broken != one.responses[1]
    return broken


def hidden_answer(one: Example) -> Json:
    """`difficulty` is asked when one of the nine is 1 or more."""
    return response(one.checked, {f"q{number}": 0 for number in range(1, 10)} | {"difficulty": 1})


# --- fhirpath.js -------------------------------------------------------------------------------


@fhirpath
@pytest.mark.parametrize(
    ("code", "value", "hours"), [("min", 440, 7.33), ("h", 7.5, 7.5), ("h", 7, 7), ("min", 0, 0), ("h", 0.1, 0.1)]
)
def test_a_duration_in_hours_or_in_minutes(code: str, value: float, hours: float) -> None:
    """440 / 60 = 7.333; 0.1 hours are 6 minutes."""
    (values,) = evaluate(example("the_week").questionnaire, [slept(code, value)])
    assert values["hours"] == hours


@java
def test_hl7s_engine_takes_a_duration_in_hours() -> None:
    found = judge({"week": example("the_week").questionnaire}, {"week": [slept("h", 7.5)]}, validate=False)
    assert found.faults["week"] == []
    assert float(found.values["week"][0]["hours"][0]) == 7.5


def slept(code: str, value: float) -> Json:
    """A response that says how long, in a unit that the form offers."""
    quantity = {"value": value, "unit": "hours", "system": "http://unitsofmeasure.org", "code": code}
    given: Json = {"linkId": "asleep", "answer": [{"valueQuantity": quantity}]}
    form = [{"linkId": "the_week-form", "item": [given]}]
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": form}


# --- hostile texts -----------------------------------------------------------------------------


def test_hostile_texts_read_back_equal() -> None:
    file = example("hostile").questionnaire
    texts = {str(item.get("text")) for item in all_items(file)} | {str(file["title"]), str(file["publisher"])}
    assert set(HOSTILE) <= texts
    read = MarkdownIt("gfm-like", {"linkify": False}).render(str(file["description"]))
    assert unescape(re.sub("<[^>]*>", "", read)).strip() == HOSTILE[1]
    options = all_items(file)[0]
    asked = next(item for item in all_items(file) if item["linkId"] == "q0")
    assert options["type"] == "group"
    assert [option["valueCoding"]["display"] for option in as_list(asked["answerOption"])] == list(HOSTILE)


def test_hostile_texts_in_the_narrative_are_text() -> None:
    narrative = as_dict(example("hostile").questionnaire["text"])["div"]
    root = ElementTree.fromstring(narrative)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"div", "p", "b", "ul", "li", "i"}
    said = "".join(root.itertext())
    assert all(text in said for text in HOSTILE)


def test_a_promise_of_help_needs_an_address() -> None:
    """Without contacts the words to the respondent are left out, and that is said."""
    one = example("phq9")
    target = targets()["fhir"]
    text = json.dumps(json.loads(next(iter(target.emit(one.checked, one.program, Options()).values()))))
    words = one.checked.measure.alerts[0].respondent
    assert words is not None
    assert words.value not in text
    assert any("respondent" in loss.what for loss in target.unsupported(one.checked, Options()))
    assert words.value in json.dumps(one.questionnaire)


# --- reading -----------------------------------------------------------------------------------


def all_items(element: Json) -> list[Json]:
    found: list[Json] = []
    for item in as_list(element.get("item", [])):
        found += [item, *all_items(item)]
    return found


def as_list(value: object) -> list[Json]:
    assert isinstance(value, list)
    return value


def as_dict(value: object) -> dict[str, dict[str, object]]:
    assert isinstance(value, dict)
    return value
