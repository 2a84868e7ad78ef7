"""The files of R5 under the judges that there are."""

from __future__ import annotations

import json
from functools import cache

import pytest
from fhir.resources import get_fhir_model_class

from romdsl.targets.fhir.run import evaluate

from .examples import NAMES, Example, example
from .judge import Json, Judged, judge
from .test_files import all_items, fhirpath, java, renamed, responses

pytestmark = pytest.mark.xdist_group("fhir")

every = pytest.mark.parametrize("name", NAMES)


@every
def test_the_files_of_r5_are_of_r5(name: str) -> None:
    one = example(name)
    assert {path.partition("/")[0] for path in one.release5} == {"r5"}
    for file in one.release5.values():
        get_fhir_model_class(str(file["resourceType"])).model_validate(file)
    kinds = {str(item["type"]) for item in all_items(next(iter(one.release5.values())))}
    assert "choice" not in kinds and "ordinalValue" not in json.dumps(one.release5)


@cache
def judged5() -> Judged:
    files: dict[str, Json] = {}
    for one in map(example, NAMES):
        files.update({f"{one.name} {path}": renamed(file, one) for path, file in one.release5.items()})
        files.update({name: renamed(file, one) for name, file in responses5(one).items()})
    return judge(files, release="r5")


def responses5(one: Example) -> dict[str, Json]:
    """R5 has no answer without a value, and so no non-answer that is no option."""
    return {name: file for name, file in responses(one).items() if "data-absent-reason" not in json.dumps(file)}


@java
@every
def test_hl7s_validator_has_nothing_to_complain_of_in_r5(name: str) -> None:
    one = example(name)
    mine = [name for name in judged5().findings if name.split(" ")[0] == one.name]
    assert len(mine) == len(one.release5) + len(responses5(one))
    assert {name: judged5().complaints(name) for name in mine} == {name: [] for name in mine}


@fhirpath
def test_the_expressions_of_r5_give_the_same() -> None:
    one = example("phq9")
    before = evaluate(one.questionnaire, one.responses)
    assert evaluate(next(iter(one.release5.values())), one.responses, release="r5") == before
