"""Real numbers in engines of SQL: their order, what vanishes, ties; values worked out by hand or in Python."""

from __future__ import annotations

import json

import pytest

from romdsl.program import (
    AnyStep,
    Divide,
    RealFunction,
    RealPower,
    UseReal,
    Way,
)
from tests.sql.in_engines import FAR, digits, number, plus, real, rounded, values
from tests.targets.programs import constant
from tests.tools import needs_spark


def test_reals_are_worked_out_in_the_order_in_which_they_stand(engine: str) -> None:
    """In one SELECT, Spark works `(a + b) + c` and `a + (b + c)` out once for both, and products likewise.

    0.1 + 0.2 + 0.3 is 0.6000000000000001 from the left and 0.6 from the right; (0.1 * 0.2) * 0.3 is
    0.006000000000000001, 0.1 * (0.2 * 0.3) is 0.006 (Python): the difference times 1e18 tells them apart.
    """
    a, b, c = (plus(real(item), digits("10"), "/") for item in "abc")
    found: dict[str, AnyStep] = {}
    for name, sign in (("sum", "+"), ("product", "*")):
        left, right = plus(plus(a, b, sign), c, sign), plus(a, plus(b, c, sign), sign)
        found[f"{name}_left"], found[f"{name}_right"] = left, right
        apart = plus(UseReal(f"{name}_left", low=-FAR, high=FAR), UseReal(f"{name}_right", low=-FAR, high=FAR), "-")
        found[f"{name}_apart"] = rounded(plus(apart, digits("1000000000000000000"), "*"))
    sums = (0.1 + 0.2 + 0.3) - (0.1 + (0.2 + 0.3))
    products = (0.1 * 0.2 * 0.3) - (0.1 * (0.2 * 0.3))
    assert sums > 0 and products > 0
    assert values(engine, found, [{"a": 1, "b": 2, "c": 3}]) == [[int(sums * 1e18 + 0.5), int(products * 1e18 + 0.5)]]


def test_the_two_orders_side_by_side(engine: str) -> None:
    """The same in one layer: no step between the two sums."""
    a, b, c = (plus(real(item), digits("10"), "/") for item in "abc")
    apart = plus(plus(plus(a, b), c), plus(a, plus(b, c)), "-")
    found = values(
        engine, {"apart": rounded(plus(apart, digits("1000000000000000000"), "*"))}, [{"a": 1, "b": 2, "c": 3}]
    )
    assert found == [[111]]  # 2 ** -53 * 1e18 = 111.02


def test_no_negative_zero(engine: str) -> None:
    tiny = plus(real("a"), digits("-0.1"), "*")
    steps = {"real": rounded(tiny), "whole": Divide(number("a"), constant(10), "half away", low=-9, high=9)}
    found = values(engine, steps, [{"a": 1}, {"a": 0}, {"a": -1}])
    assert json.dumps(found) == "[[0, 0], [0, 0], [0, 0]]"


@pytest.mark.parametrize(
    "way, wanted",
    [
        ("half away", [3, -3, 2, -2]),  # 2.5, -2.5, 2.4999999 (within a millionth of a tie: 3), -2.4
        ("half even", [2, -2, 2, -2]),
        ("floor", [2, -3, 2, -3]),
        ("ceil", [3, -2, 3, -2]),
    ],
)
def test_reals_at_ties(engine: str, way: Way, wanted: list[int]) -> None:
    step = rounded(plus(real("a"), digits("10"), "/"), 0, way)
    assert values(engine, {"found": step}, [{"a": a} for a in (25, -25, 24, -24)]) == [[value] for value in wanted]


def test_within_a_millionth_of_a_tie_is_a_tie(engine: str) -> None:
    """2.4999995 is half a millionth from 2.5, 2.499998 two millionths."""
    steps = {
        "near": rounded(plus(real("a"), digits("2.4999995"), "*")),
        "far": rounded(plus(real("a"), digits("2.499998"), "*")),
    }
    assert values(engine, steps, [{"a": 1}]) == [[3, 2]]


def test_what_vanishes_is_0_and_stops_no_query(engine: str) -> None:
    """PostgreSQL raises where exp, a product or a quotient becomes 0: "value out of range: underflow"."""
    exp = RealFunction("exp", real("a"), low=0.0, high=FAR)
    square = plus(exp, exp, "*")
    steps: dict[str, AnyStep] = {
        "exp": rounded(exp, 1), "square": rounded(square, 1), "cube": rounded(plus(square, exp, "*"), 1),
        "power": rounded(RealPower(digits("0.001"), real("b"), low=0.0, high=1.0), 1),
    }  # fmt: skip
    answers = [{"a": -800, "b": 200}, {"a": -400, "b": 120}, {"a": 0, "b": 0}]
    assert values(engine, steps, answers) == [[0, 0, 0, 0], [0, 0, 0, 0], [10, 10, 10, 10]]


def test_functions_outside_their_domain_are_missing(engine: str) -> None:
    steps: dict[str, AnyStep] = {
        "sqrt": rounded(RealFunction("sqrt", real("a"), low=0.0, high=1e3), 2),
        "ln": rounded(RealFunction("ln", real("a"), low=-1e3, high=1e3), 2),
        "power": rounded(RealPower(real("a"), real("b"), low=0.0, high=1e6), 2),
        "turned": rounded(
            RealFunction("negate", RealFunction("absolute", real("a"), low=0.0, high=1e6), low=-1e6, high=0.0)
        ),
    }
    answers = [{"a": -4, "b": 2}, {"a": 0, "b": 0}, {"a": 4, "b": -1}, {}]
    # sqrt 4 = 2, ln 4 = 1.386, 4 ** -1 = 0.25
    assert values(engine, steps, answers) == [
        [None, None, None, -4], [0, None, None, 0], [200, 139, 25, -4], [None, None, None, None],
    ]  # fmt: skip


@needs_spark
def test_the_two_orders_in_code_that_spark_generates() -> None:
    from romdsl.targets.sql.spark import session

    settings = {"spark.sql.codegen.wholeStage": "true", "spark.sql.codegen.factoryMode": "FALLBACK"}
    conf = session().conf
    before = {name: conf.get(name) for name in settings}
    try:
        for name, value in settings.items():
            conf.set(name, value)
        test_the_two_orders_side_by_side("spark")
        test_reals_are_worked_out_in_the_order_in_which_they_stand("spark")
    finally:
        for name, old in before.items():
            conf.set(name, str(old))
