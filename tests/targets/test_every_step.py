"""Every kind of step in Python and JavaScript, against what was worked out with fractions."""

from __future__ import annotations

from typing import Any

import pytest

from romdsl.program import FirstWord, IfWord, ItemCode, ItemReason, JoinWords, OnlyWordIf, Program, UseTruth, Whole
from tests.fhir.steps import ON_MORE
from tests.fhir.steps import program as program_in_fhir
from tests.targets import meanings
from tests.targets.engines import results
from tests.targets.programs import small_program, whole
from tests.tools import needs_node

pytestmark = needs_node

WORDS = FirstWord | IfWord | ItemCode | ItemReason | JoinWords | OnlyWordIf
IDS = {name: f"s{place}" for place, name in enumerate(meanings.EVERYTHING)}
SETS = meanings.answer_sets()


def program() -> Program:
    """Each step by its name and as a part of no other."""
    steps = {IDS[name]: step for name, (step, _) in meanings.EVERYTHING.items()}
    values = [id for id, step in steps.items() if not isinstance(step, WORDS)]
    return small_program(
        program_in_fhir(ON_MORE).inputs,
        list(steps.items()),
        [whole(id) if isinstance(steps[id], Whole) else UseTruth(id) for id in values],
        [id for id in steps if id not in values],
    )


@pytest.fixture(scope="module")
def found() -> list[dict[str, object]]:
    def given(one: dict[str, Any], name: str) -> object:
        return one["scores"][IDS[name]]["band" if isinstance(meanings.EVERYTHING[name][0], WORDS) else "value"]

    return [{name: given(one, name) for name in IDS} for one in results(program(), SETS)]


@pytest.mark.parametrize("name", meanings.EVERYTHING)
def test_each_step_gives_what_was_worked_out(name: str, found: list[dict[str, object]]) -> None:
    got = [one[name] for one in found]
    wanted = [meanings.expected(answers, name) for answers in SETS]
    assert [(answers, have, want) for answers, have, want in zip(SETS, got, wanted, strict=True) if have != want] == []
    assert name == "no rows" or len(set(map(str, wanted))) > 1
