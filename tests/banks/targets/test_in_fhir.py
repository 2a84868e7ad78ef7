"""A bank in FHIR: what is asked, the Library of its parameters, the adaptive test that a server runs."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

from romdsl.compiler import program_of
from romdsl.emit.target import Options
from romdsl.registry import find_target

from ...fhir.judge import judge
from ...tools import needs_java, needs_pack
from .test_in_sql import BANK, compiled

WITH_TEST = BANK.replace(
    "form short", 'form other of b { items i3, i1 }\ncat quick "Quick" of b { select mpwi; items 1..2 }\nform short', 1
)


def files(**options: str) -> dict[str, Any]:
    checked = compiled(WITH_TEST)
    made = find_target("fhir").emit(checked, program_of(checked), Options(options))
    return {path: json.loads(text) for path, text in made.items()}


def links(questionnaire: Any) -> list[str]:
    found = [str(questionnaire.get("linkId", ""))]
    for item in questionnaire.get("item", []):
        found += links(item)
    return found


def test_the_library_holds_what_fixes_a_score() -> None:
    library = files()["r4/Library-little-b.json"]
    held = json.loads(b64decode(library["content"][0]["data"]))
    assert held["items"][0] == {"id": "i1", "model": "grm", "a": 1.5, "b": [-1, 1], "c": 0, "d": 1, "area": ""}
    assert (held["metric"]["low"], held["metric"]["high"], held["metric"]["step"]) == (-4, 4, 0.1)
    assert held["forms"] == {"other": ["i3", "i1"], "short": ["i1", "i2", "i3"]}


def test_an_adaptive_test_has_no_items_and_names_its_library() -> None:
    made = files(canonical="https://example.org/fhir")
    test = made["r4/Questionnaire-little-quick.json"]
    assert "item" not in test
    said = {each["url"].rpartition("/")[2]: each for each in test["extension"]}
    assert said["sdc-questionnaire-questionnaireAdaptive"]["valueBoolean"] is True
    assert said["cqf-library"]["valueCanonical"] == made["r4/Library-little-b.json"]["url"]


def test_the_items_of_the_form_that_is_named_are_asked_in_its_order() -> None:
    named = [link for link in links(files(form="other")["r4/Questionnaire-little.json"]) if link in ("i1", "i2", "i3")]
    assert named == ["i3", "i1"]
    short = [link for link in links(files(form="short")["r4/Questionnaire-little.json"]) if link in ("i1", "i2", "i3")]
    assert short == ["i1", "i2", "i3"]


def test_what_a_questionnaire_cannot_carry_of_a_bank_is_said() -> None:
    said = [loss.what for loss in find_target("fhir").unsupported(compiled(WITH_TEST), Options())]
    assert said == ["the score pattern", "which item the adaptive test quick asks next"]


@needs_java
@needs_pack("hl7.fhir.uv.extensions.r4")
@needs_pack("hl7.fhir.uv.sdc")
def test_hl7s_validator_has_nothing_to_complain_of() -> None:
    made = {path: file for path, file in files().items() if path.startswith("r4/")}
    judged = judge(made)
    assert {path: judged.complaints(path) for path in made} == {path: [] for path in made}
