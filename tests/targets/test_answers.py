"""Which answers are taken: Python and JavaScript refuse just what the interpreter refuses."""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from romdsl.emit.javascript import module as javascript_module
from romdsl.interpreter import refusals
from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Interval
from romdsl.model.measure import Answer, Choice, FreeText, Item, Measure, NumberAnswer, Option, Placed, YesNo
from romdsl.program import Input
from romdsl.targets.javascript.run import score_all as score_in_node
from romdsl.targets.python.module import module as python_module
from romdsl.targets.python.run import load
from romdsl.targets.python.run import score_all as score_in_python
from tests.targets.programs import checked_measure, small_program
from tests.tools import needs_node, node

CODES = ("0", "1", "01", "-1", "a", "yes", "constructor", "__proto__")
ANSWERS: dict[str, Answer] = {
    "c": Choice(tuple(Option(code, Placed(code), Fraction(place)) for place, code in enumerate(CODES))),
    "t": YesNo(),
    "n": NumberAnswer(Interval(Fraction(-1), Fraction(10)), step=Placed(Fraction(1, 10))),
    "w": FreeText(),
}
INPUTS = (
    Input("c", "choice", CODES),
    Input("t", "truth"),
    Input("n", "number", low="-1", high="10", step="0.1"),
    Input("w", "text"),
)
VALUES: list[object] = [
    None, "", " ", "0", "1", "01", "-1", "2", "a", "A", "yes", "no", "constructor", "__proto__", "toString",
    0, 1, -1, 2, 10, 11, True, False, 0.1, 0.15, 9.9, -0.5, -1.1, 1e300, float("nan"), float("inf"), -float("inf"),
    "0.1", "0.10", "0.15", ".5", "5.", "+1", " 1", "1 ", "1e0", "1_0", "1\n", "0x1", "1/2", "٣", "-0", "-0.5",
    "1.0000000000000000000001", Decimal("0.3"), Decimal("0.33"), "!declined", "!unknown", "!not_applicable",
    "!other", "declined", [], ["0"], {}, {"0": 1}, "true", "NaN", "Infinity", "null", "9" * 400, 10**30,
]  # fmt: skip


def checked() -> CheckedMeasure:
    items = tuple(Item(id, Placed(id), answer) for id, answer in ANSWERS.items())
    return checked_measure(Measure("taking", Placed("Taking answers"), parts=items))


PROGRAM = small_program(INPUTS, [])
CASES = [{item: value} for item in (*ANSWERS, "other", "constructor") for value in VALUES]


def wanted() -> list[bool]:
    measure = checked().measure
    return [bool(refusals(measure, case)) for case in CASES]


def test_python_refuses_what_the_interpreter_refuses() -> None:
    got = [result is None for result in score_in_python(python_module(checked(), PROGRAM), CASES)]
    assert [case for case, one, other in zip(CASES, got, wanted(), strict=True) if one != other] == []
    assert 100 < sum(got) < len(got) - 50


@needs_node
def test_javascript_refuses_what_the_interpreter_refuses() -> None:
    got = [result is None for result in score_in_node([(javascript_module(checked(), PROGRAM), CASES)])[0]]
    assert [case for case, one, other in zip(CASES, got, wanted(), strict=True) if one != other] == []


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"c": "b"}, ("c", "b")),
        ({"n": 10.5, "w": 3}, ("n", "10.5")),
        ({"t": "yes"}, ("t", "yes")),
        ({"other": None}, ("other",)),
        ({"other": 1, "c": 5}, ("c", "5")),
    ],
)
@needs_node
def test_a_refusal_names_the_item_and_the_answer(answers: dict[str, Any], said: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=".") as refused:
        load(python_module(checked(), PROGRAM))(answers)
    script = (
        f"const text = {json.dumps(javascript_module(checked(), PROGRAM))};"
        "import('data:text/javascript,' + encodeURIComponent(text)).then(({ score }) => {"
        f" try {{ score({json.dumps(answers)}); }} catch (refusal) {{ console.log(refusal.name, refusal.message); }} }});"
    )
    done = subprocess.run([str(node()), "-e", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("RangeError")
    for word in said:
        assert word in str(refused.value) and word in done.stdout
