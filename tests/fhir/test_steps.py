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

from .judge import judge
from .steps import ON_MORE, ON_NUMBERS, Steps, checked, program

pytestmark = pytest.mark.xdist_group("fhir")
both = pytest.mark.parametrize("made", [ON_NUMBERS, ON_MORE], ids=["numbers", "more"])


def found_of(found: Mapping[str, object], made: Steps) -> dict[str, object]:
    return {name: found[made.link(name)] for name in made.steps}


def expected(answers: Mapping[str, object], made: Steps) -> dict[str, object]:
    return {name: made.expected(dict(answers), name) for name in made.steps}


@both
@needs_npm("fhirpath")
def test_each_step_gives_in_fhirpath_js_what_fractions_give(made: Steps) -> None:
    measure = checked(made)
    written = questionnaire(measure, program(made), Options())
    responses = [response(measure, each) for each in made.answers]
    for answers, found in zip(made.answers, evaluate(written, responses), strict=True):
        assert found_of(found, made) == expected(answers, made), answers


@both
@needs_java
@needs_pack("hl7.fhir.uv.sdc")
def test_each_step_gives_in_hl7s_engine_what_fractions_give(made: Steps) -> None:
    measure = checked(made)
    written = questionnaire(measure, program(made), Options())
    responses = [response(measure, answers) for answers in made.answers]
    judged = judge({"steps": written}, {"steps": responses}, validate=False)
    assert judged.faults["steps"] == []
    for answers, found in zip(made.answers, judged.values["steps"], strict=True):
        wanted = {name: as_text(value) for name, value in expected(answers, made).items()}
        assert found_of(found, made) == wanted, answers


def as_text(value: object) -> list[str]:
    return [] if value is None else [str(value).lower() if isinstance(value, bool) else str(value)]


def test_a_whole_number_is_a_code_however_json_has_it() -> None:
    measure = checked(ON_NUMBERS)
    assert response(measure, {"q": 1.0}) == response(measure, {"q": 1}) == response(measure, {"q": "1"})
    assert [is_taken(program(ON_NUMBERS).inputs[0], answer) for answer in (1, 1.0, "1", 1.5, True, "1.0", 7)] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
