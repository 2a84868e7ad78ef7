"""Every kind of step in Python and JavaScript, against what was worked out with fractions."""

from __future__ import annotations

import pytest

from romdsl.program import FirstWord, IfWord, ItemCode, ItemReason, JoinWords, OnlyWordIf, UseTruth, Whole
from tests.fhir.steps import ON_MORE, program
from tests.targets import meanings
from tests.targets.engines import results
from tests.targets.programs import small_program, whole
from tests.tools import needs_node

pytestmark = needs_node

WORDS = FirstWord | IfWord | ItemCode | ItemReason | JoinWords | OnlyWordIf
IDS = {name: f"s{place}" for place, name in enumerate(meanings.EVERYTHING)}
SETS = meanings.answer_sets()


@pytest.fixture(scope="module")
def found() -> list[dict[str, object]]:
    """Each step by its name and as a part of no other, for all sets of answers."""
    steps = {IDS[name]: step for name, (step, _) in meanings.EVERYTHING.items()}
    made = small_program(
        program(ON_MORE).inputs,
        list(steps.items()),
        [
            whole(id) if isinstance(step, Whole) else UseTruth(id)
            for id, step in steps.items()
            if not isinstance(step, WORDS)
        ],
        [id for id, step in steps.items() if isinstance(step, WORDS)],
    )
    words = {id for id, step in steps.items() if isinstance(step, WORDS)}
    return [{id: one["scores"][id]["band" if id in words else "value"] for id in steps} for one in results(made, SETS)]


@pytest.mark.parametrize("name", meanings.EVERYTHING)
def test_each_step_gives_what_was_worked_out(name: str, found: list[dict[str, object]]) -> None:
    got = [one[IDS[name]] for one in found]
    wanted = [meanings.expected(answers, name) for answers in SETS]
    assert [(answers, have, want) for answers, have, want in zip(SETS, got, wanted, strict=True) if have != want] == []
    assert name == "no rows" or len(set(map(str, wanted))) > 1
