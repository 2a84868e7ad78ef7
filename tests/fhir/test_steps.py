"""Each step of a score program as FHIRPath, in fhirpath.js and in HL7's engine, against fractions."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from romdsl.emit.target import Options
from romdsl.targets.fhir.accepted import is_taken
from romdsl.targets.fhir.questionnaire import questionnaire
from romdsl.targets.fhir.response import response
from romdsl.targets.fhir.run import evaluate
from tests.tools import needs_java, needs_npm, needs_pack

from . import programs
from .judge import judge

pytestmark = pytest.mark.xdist_group("fhir")
WORDS = set(programs.words())


def values_of(found: Mapping[str, object], name: str) -> object:
    id = programs.IDS[name]
    return found[f"{id}-band-code" if name in WORDS else id]


def expected(answers: programs.Answers) -> dict[str, object]:
    return {name: meaning(answers) for name, (_, meaning) in programs.EVERYTHING.items()}


@needs_npm("fhirpath")
def test_each_step_gives_in_fhirpath_js_what_fractions_give() -> None:
    checked = programs.checked()
    made = questionnaire(checked, programs.program(), Options())
    sets = programs.answer_sets()
    for answers, found in zip(sets, evaluate(made, [response(checked, each) for each in sets]), strict=True):
        got = {name: values_of(found, name) for name in programs.EVERYTHING}
        assert got == expected(answers), answers


@needs_java
@needs_pack("hl7.fhir.uv.sdc")
def test_each_step_gives_in_hl7s_engine_what_fractions_give() -> None:
    checked = programs.checked()
    made = questionnaire(checked, programs.program(), Options())
    sets = programs.answer_sets()
    judged = judge({"steps": made}, {"steps": [response(checked, answers) for answers in sets]}, validate=False)
    assert judged.faults["steps"] == []
    for answers, found in zip(sets, judged.values["steps"], strict=True):
        got = {name: values_of(found, name) for name in programs.EVERYTHING}
        assert got == {name: as_text(value) for name, value in expected(answers).items()}, answers


def as_text(value: object) -> list[str]:
    return [] if value is None else [str(value).lower() if isinstance(value, bool) else str(value)]


def test_a_whole_number_is_a_code_however_json_has_it() -> None:
    checked = programs.checked()
    assert response(checked, {"q": 1.0}) == response(checked, {"q": 1}) == response(checked, {"q": "1"})
    assert [is_taken(programs.program().inputs[0], answer) for answer in (1, 1.0, "1", 1.5, True, "1.0", 7)] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
