"""Checks, scores that are codes, and what staff fill in, in Python and JavaScript; expected by hand."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest

from romdsl.emit.javascript import declarations, embedded
from romdsl.emit.javascript import module as javascript_module
from romdsl.program import CheckOutput, Compare, Input, ItemCode, ItemNumber, Program, UseTruth, UseWord
from romdsl.targets.python.module import module as python_module
from romdsl.targets.python.run import load
from tests.targets.engines import results
from tests.targets.programs import choice, constant, item_score, small_measure, small_program, whole
from tests.tools import needs_node, node

pytestmark = needs_node

INPUTS = (choice("q1"), choice("sex", ("male", "it's")), Input("age", "number", low="4", high="18", is_context=True))
AGE = ItemNumber("age", 0, low=4, high=18)
STEPS = [
    ("score", item_score("q1")),
    ("kind", ItemCode("sex", ("male", "it's"))),
    ("young", Compare("<", AGE, constant(7))),
    ("high", Compare(">=", item_score("q1"), constant(3))),
    ("higher", Compare(">", item_score("q1"), AGE)),
]


def program() -> Program:
    made = small_program(INPUTS, STEPS, [whole("score")])
    output = replace(made.outputs[0], score="kind", value=UseWord("kind"), codes=("male", "it's"))
    checks = (
        CheckOutput("warned", UseTruth("young"), True, "Younger than the norms."),
        CheckOutput("refused", UseTruth("high"), False, 'This is "impossible"'),
        CheckOutput("also", UseTruth("higher"), True, "Odd."),
    )
    return replace(made, outputs=(made.outputs[0], output), checks=checks)


ROWS: list[dict[str, object]] = [
    {"q1": 1, "age": 10, "sex": "it's"},
    {"q1": 1, "age": 6},
    {"age": 5, "sex": "!declined"},
    {"q1": 2},
    {"q1": 3, "age": 6},
    {"q1": 3},
]


def test_a_warning_is_listed_and_any_other_refuses() -> None:
    found = results(program(), ROWS)
    assert [None if one is None else one["checks"] for one in found] == [[], ["warned"], ["warned"], [], None, None]


def test_a_score_can_be_a_code() -> None:
    found = results(program(), ROWS[:4])
    assert [one["scores"]["kind"]["value"] for one in found] == ["it's", None, None, None]


def test_one_warning_alone() -> None:
    one = replace(program(), checks=program().checks[:1])
    assert [result["checks"] for result in results(one, ROWS[:3])] == [[], ["warned"], ["warned"]]


def test_who_is_refused_is_told_which_check_and_why() -> None:
    words = 'check refused: This is "impossible"'
    with pytest.raises(ValueError, match="check refused") as refused:
        load(python_module(small_measure(INPUTS), program()))({"q1": 3})
    assert str(refused.value) == words
    for text in (javascript_module(small_measure(INPUTS), program()), embedded(small_measure(INPUTS), program())):
        script = text.replace("export default score;", "").replace("export function", "function")
        script += "\ntry { score({ q1: 3 }); } catch (refusal) { console.log(JSON.stringify([refusal.name, refusal.message])); }"
        done = subprocess.run([str(node()), "-e", script], capture_output=True, text=True, check=True)
        assert json.loads(done.stdout) == ["RangeError", words]


def test_types_name_the_codes_of_a_score_and_the_checks() -> None:
    text = declarations(small_measure(INPUTS), program())
    assert 'kind: Score<"male" | "it\'s", null>;' in text
    assert 'export type Check = "warned" | "also";' in text
