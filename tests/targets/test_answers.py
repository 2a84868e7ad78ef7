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
from romdsl.model.measure import (
    Answer,
    Choice,
    DateAnswer,
    DurationAnswer,
    FreeText,
    Item,
    Measure,
    NumberAnswer,
    Option,
    Placed,
    TimeAnswer,
    YesNo,
)
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
    "v": Choice(
        (
            *(Option(code, Placed(code)) for code in ("0", "a", "__proto__")),
            Option("no", Placed("no"), None, "declined"),
        ),
        several=True,
    ),
    "h": TimeAnswer(),
    "d": DateAnswer(),
    "l": DurationAnswer(),
}
INPUTS = (
    Input("c", "choice", CODES),
    Input("t", "truth"),
    Input("n", "number", low="-1", high="10", step="0.1"),
    Input("w", "text"),
    Input("v", "several", ("0", "a", "__proto__", "no"), exclusive=("no",)),
    Input("h", "time"),
    Input("d", "date"),
    Input("l", "duration"),
)
VALUES: list[object] = [
    None, "", " ", "0", "1", "01", "-1", "2", "a", "A", "yes", "no", "constructor", "__proto__", "toString",
    0, 1, -1, 2, 10, 11, True, False, 0.1, 0.15, 9.9, -0.5, -1.1, 1e300, float("nan"), float("inf"), -float("inf"),
    "0.1", "0.10", "0.15", ".5", "5.", "+1", " 1", "1 ", "1e0", "1_0", "1\n", "0x1", "1/2", "٣", "-0", "-0.5",
    "1.0000000000000000000001", Decimal("0.3"), Decimal("0.33"), "!declined", "!unknown", "!not_applicable",
    "!other", "declined", [], ["0"], {}, {"0": 1}, "true", "NaN", "Infinity", "null", "9" * 400, 10**30,
    ["a", "0"], ["a", "a"], [0, "a"], [0, "0"], [0.0], ["no"], ["no", "a"], ["b"], ["__proto__"], [None], [""], [True],
    [["a"]], ["!declined"], "a;0", "()",
    "08:30", "8:30", "24:00", "23:59", "08:60", "08:30:00", "0:00", "7:30", "07:30", "9999:59", "10000:00", "1:5", "٠8:30",
    "2026-01-12", "2026-1-12", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2026-13-01", "2026-00-10",
    "2026-04-31", "0000-01-01", "0001-01-01", "9999-12-31", "20260112", "2026-01-12T00:00", 20260112,
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


def test_the_short_way_takes_what_the_long_way_takes() -> None:
    """Without yes/no items whole numbers are looked up as they are: True is no 1, and a Decimal no code."""
    choice, number = (next(given for given in INPUTS if given.item == item) for item in "cn")
    items = tuple(Item(id, Placed(id), ANSWERS[id]) for id in "cn")
    measure = checked_measure(Measure("taking", Placed("Taking answers"), parts=items))
    cases = [{"c": value} for value in (*VALUES, Decimal(1), Fraction(1))] + [
        {"c": 1, "n": 0.5},
        {"c": 1, "n": 0.55},
        {"c": 1.0},
        {"c": -0.0},
    ]
    got = [
        result is None for result in score_in_python(python_module(measure, small_program((choice, number), [])), cases)
    ]
    wanted = [bool(refusals(measure.measure, case)) for case in cases]
    assert [case for case, one, other in zip(cases, got, wanted, strict=True) if one != other] == []


@pytest.mark.parametrize(("given", "kind"), [(None, "NoneType"), ([1], "list"), ("c=1", "str"), (3, "int")])
def test_what_holds_no_answers_is_told_in_one_sentence(given: Any, kind: str) -> None:
    with pytest.raises(TypeError) as refused:
        load(python_module(checked(), PROGRAM))(given)
    assert str(refused.value) == f"answers: give answers by the ids of items, not {kind}"


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
        ({"v": ["a", "no"]}, ("v", "no")),
        ({"h": "24:00", "d": "2023-02-29"}, ("h", "24:00")),
        ({"d": "2023-02-29"}, ("d", "2023-02-29")),
        ({"l": "7:60"}, ("l", "7:60")),
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
