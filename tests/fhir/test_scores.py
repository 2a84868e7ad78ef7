"""The expressions of Questionnaires in fhirpath.js: worked cases, the interpreter's numbers, and no number without answers."""

from __future__ import annotations

import pytest

from romdsl.casework import faults_of
from romdsl.emit.patterns import scores_by_pattern
from romdsl.faults import Fault
from romdsl.scoring import scorer
from romdsl.targets.fhir.run import evaluate, run
from tests.tools import needs_npm

from .examples import NAMES, SHIPPED, example
from .judge import Json

pytestmark = [pytest.mark.xdist_group("fhir"), needs_npm("fhirpath")]
every = pytest.mark.parametrize("name", NAMES)
every_shipped = pytest.mark.parametrize("name", SHIPPED)


@every_shipped
def test_every_worked_case_comes_out(name: str) -> None:
    """The expected numbers are the authors' own, by hand or from the source."""
    one = example(name)
    if scores_by_pattern(one.checked):
        with pytest.raises(Fault, match="from the pattern of answers"):
            scorer("fhir", one.checked)
        return
    faults = faults_of(one.checked, "fhir", one.cases, scorer("fhir", one.checked))
    assert faults == []


@every
def test_fhirpath_js_scores_as_the_interpreter(name: str) -> None:
    one = example(name)
    if scores_by_pattern(one.checked):
        found = run(one.checked, one.program, one.answers)
    else:
        found = scorer("fhir", one.checked)(one.answers)
    assert found == one.results


@every_shipped
def test_a_form_without_answers_shows_no_score(name: str) -> None:
    """`iif` alone would show the last band, which is the worst one."""
    one = example(name)
    empty: Json = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
    (values,) = evaluate(one.questionnaire, [empty])
    lost = scores_by_pattern(one.checked)
    for score in one.checked.measure.scores:
        if score.id in lost:
            assert score.id not in values
            continue
        assert values[score.id] is None
        assert values.get(f"{score.id}-band") is None
        assert values.get(f"{score.id}-caseness") is None
    assert [values[f"alert-{alert.id}"] for alert in one.checked.measure.alerts if values[f"alert-{alert.id}"]] == []
