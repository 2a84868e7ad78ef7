"""Integers of a score program, step by step, in Python and JavaScript; expected by hand or by `decimal`."""

from __future__ import annotations

import subprocess
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from romdsl.emit.javascript import module as javascript_module
from romdsl.program import (
    Answered,
    Compare,
    CountWhere,
    Divide,
    Extreme,
    ExtremeOf,
    If,
    Input,
    ItemNumber,
    Linear,
    MissingWhole,
    OnlyIf,
    Times,
    Total,
    UseValues,
    Values,
    Way,
    WholeStep,
)
from romdsl.targets.python.module import module as python_module
from tests.targets.engines import results, values
from tests.targets.programs import choice, constant, item_score, small_measure, small_program, whole
from tests.tools import needs_node, node

pytestmark = needs_node

LARGEST = 2**53 - 1
Q1, Q2, Q3 = item_score("q1"), item_score("q2"), item_score("q3")
THREE = (choice("q1"), choice("q2"), choice("q3"))
WAYS: dict[Way, str] = {
    "half away": ROUND_HALF_UP,
    "half even": ROUND_HALF_EVEN,
    "floor": ROUND_FLOOR,
    "ceil": ROUND_CEILING,
}


def bounds(step: type, *parts: object, may_be_missing: bool = True) -> WholeStep:
    return step(*parts, low=-LARGEST, high=LARGEST, may_be_missing=may_be_missing)  # type: ignore[no-any-return]


def one(step: WholeStep, answers: list[dict[str, object]]) -> list[object]:
    """The values of one step, which is named and reported, over three items."""
    return values(small_program(THREE, [("x", step)], [whole("x")]), answers, "x")


def answers(*rows: tuple[int | None, ...]) -> list[dict[str, object]]:
    return [dict(zip(("q1", "q2", "q3"), row, strict=False)) for row in rows]


def test_a_linear_step_is_missing_when_an_operand_is() -> None:
    step = bounds(Linear, 10, ((2, Q1), (-3, Q2), (1, Q3)))
    rows = answers((1, 2, 3), (3, 0, 0), (None, 2, 3), (1, None, 3), (1, 2, None), (0, 3, 0))
    assert one(step, rows) == [9, 16, None, None, None, 1]


@pytest.mark.parametrize(
    ("constant_part", "factors", "expected"),
    [
        (0, (-1, -1), -5),
        (0, (-2, 1), -1),
        (-4, (1, 1), 1),
        (3, (-1, 0), 1),
        (0, (0, 0), 0),
        (7, (), 7),
        (-7, (), -7),
    ],
)
def test_signs_of_linear_steps(constant_part: int, factors: tuple[int, ...], expected: int) -> None:
    step = bounds(Linear, constant_part, tuple(zip(factors, (Q1, Q2), strict=False)))
    assert one(step, answers((2, 3, 0))) == [expected]


def test_a_minus_before_a_sum_and_before_a_negative_number_is_kept_apart() -> None:
    inner = bounds(Linear, -1, ((1, Q1), (-1, Q2)))
    named = [("inner", inner), ("x", bounds(Linear, 0, ((-1, bounds(Linear, 0, ((-1, whole("inner")),))),)))]
    program = small_program(THREE, named, [whole("x")])
    assert values(program, answers((3, 1, 0), (0, 3, 0)), "x") == [1, -4]
    step = bounds(Linear, 0, ((-2, bounds(Linear, 0, ((-1, constant(5)),), may_be_missing=False)),))
    assert one(step, answers((0,))) == [10]
    step = bounds(Linear, 0, ((-1, constant(-3)),), may_be_missing=False)
    assert one(step, answers((0,))) == [3]


def test_products_of_sums_and_of_missing_values() -> None:
    step = bounds(Times, bounds(Linear, -2, ((1, Q1),)), bounds(Linear, 1, ((1, Q2),)))
    assert one(step, answers((3, 3), (0, 1), (None, 1), (1, None))) == [4, -4, None, None]


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_rounding_on_ties_and_beside_them(way: Way) -> None:
    pairs = [(n, d) for d in (1, 2, 3, 4, 6, 9, 10) for n in range(-25, 26)]
    codes = [f"c{index}" for index in range(len(pairs))]
    table = tuple(zip(codes, (n for n, _ in pairs), strict=True))
    denominators = tuple(zip(codes, (d for _, d in pairs), strict=True))
    step = bounds(Divide, item_score("n", table), item_score("d", denominators), way)
    program = small_program((choice("n", codes), choice("d", codes)), [("x", step)], [whole("x")])
    got = values(program, [{"n": code, "d": code} for code in codes], "x")
    assert got == [int((Decimal(n) / Decimal(d)).quantize(Decimal(1), WAYS[way])) for n, d in pairs]
    assert values(program, [{"n": "c0"}, {"d": "c0"}], "x") == [None, None]


def test_an_exact_division() -> None:
    step = bounds(Divide, bounds(Linear, 0, ((12, Q1), (-12, Q2))), constant(4), "exact")
    assert one(step, answers((3, 1), (0, 3))) == [6, -9]


@pytest.mark.parametrize("way", WAYS)
def test_numbers_as_large_as_a_program_may_have(way: Way) -> None:
    # The bound of a half is 2|n| + 3d (PROGRAM, steps): the largest n for each d, and its neighbours.
    denominators = (1, 2, 3, 7, 10, 1000, 999_983)
    pairs = [(sign * ((LARGEST - 3 * d) // 2 - k), d) for d in denominators for k in range(6) for sign in (1, -1)]
    codes = [f"c{index}" for index in range(len(pairs))]
    n = item_score("n", tuple(zip(codes, (n for n, _ in pairs), strict=True)))
    d = item_score("d", tuple(zip(codes, (d for _, d in pairs), strict=True)))
    program = small_program((choice("n", codes), choice("d", codes)), [("x", bounds(Divide, n, d, way))], [whole("x")])
    got = values(program, [{"n": code, "d": code} for code in codes], "x")
    assert got == [_rounded(Fraction(*pair), way) for pair in pairs]


def _rounded(value: Fraction, way: Way) -> int:
    whole_part, rest = divmod(value, 1)
    up = {
        "floor": False,
        "ceil": rest > 0,
        "half away": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and value > 0),
        "half even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole_part % 2 == 1),
    }[way]
    return int(whole_part) + up


def test_least_and_most_of_values_need_them_all() -> None:
    for which, expected in (("least", [1, None, None]), ("most", [3, None, None])):
        step = bounds(Extreme, which, (Q1, Q2, Q3))
        assert one(step, answers((2, 3, 1), (None, 1, 1), (1, 1, None))) == expected


@pytest.mark.parametrize("count", [1, 2, 3, 5, 9])
def test_lists_take_what_is_answered(count: int) -> None:
    items = [f"q{index}" for index in range(1, count + 1)]
    list_ = Values(tuple(map(item_score, items)))
    named = UseValues("list")
    steps = [
        ("list", list_),
        ("total", bounds(Total, named)),
        ("nested_total", bounds(Total, list_)),
        ("answered", bounds(Answered, named)),
        ("least", bounds(ExtremeOf, "least", named)),
        ("most", bounds(ExtremeOf, "most", list_)),
        ("high", bounds(CountWhere, named, ">=", 2)),
        ("not_two", bounds(CountWhere, list_, "!=", 2)),
    ]
    names = [name for name, _ in steps[1:]]
    program = small_program([choice(item) for item in items], steps, [whole(name) for name in names])
    full = {item: index % 4 for index, item in enumerate(items)}
    first = dict.fromkeys(items[:1], 2)
    got = [[result["scores"][name]["value"] for name in names] for result in results(program, [full, first, {}])]
    chosen = [index % 4 for index in range(count)]
    expected_full = [
        sum(chosen), sum(chosen), count, min(chosen), max(chosen),
        len([c for c in chosen if c in (2, 3)]), len([c for c in chosen if c in (0, 1, 3)]),
    ]  # fmt: skip
    assert got == [expected_full, [2, 2, 1, 2, 2, 1, 0], [0, 0, 0, None, None, 0, 0]]


def test_a_list_of_unlike_values() -> None:
    other = (("a", 40), ("b", -2))
    reverse = tuple(bounds(Linear, 3, ((-1, item_score(f"r{index}")),)) for index in range(4))
    hidden = If(Compare(">=", item_score("q1"), constant(1)), item_score("q2"), constant(9), low=0, high=9)
    list_ = Values((*(item_score(f"q{index}") for index in range(1, 6)), *reverse, item_score("o", other), hidden))
    inputs = [choice(f"q{index}") for index in range(1, 6)] + [choice(f"r{index}") for index in range(4)]
    steps = [("list", list_), ("x", bounds(Total, UseValues("list"))), ("n", bounds(Answered, UseValues("list")))]
    program = small_program([*inputs, choice("o", ("a", "b"))], steps, [whole("x"), whole("n")])
    rows = [
        {"q1": 1, "q2": 3, "q5": 2, "r0": 0, "r3": 3, "o": "b"},
        {"q1": 0, "r1": 1},
        {"r1": "!declined", "o": "a"},
    ]
    # 1+3+2, reversed 3+0, -2, and q2 again 3; 0, reversed 2, and 9 for hidden; 40 alone
    assert values(program, rows, "x") == [10, 11, 40]
    assert values(program, rows, "n") == [7, 3, 1]


def test_one_of_two_values_needs_its_condition() -> None:
    condition = Compare(">=", Q1, constant(2))
    step = If(condition, Q2, bounds(Linear, 100, ((1, Q3),)), low=0, high=103)
    rows = answers((2, 1, None), (1, None, 3), (None, 1, 1), (3, None, 1), (0, 1, None))
    assert one(step, rows) == [1, 103, None, None, None]


def test_only_when_a_condition_is_true() -> None:
    step = OnlyIf(Compare("<", Q1, Q2), Q3, low=0, high=3)
    assert one(step, answers((0, 1, 3), (1, 1, 3), (None, 1, 3), (0, None, 3), (0, 1, None))) == [
        3,
        None,
        None,
        None,
        None,
    ]


def test_a_division_is_looked_at_only_where_its_condition_is_true() -> None:
    list_ = Values((Q1, Q2, Q3))
    n = bounds(Answered, list_, may_be_missing=False)
    mean = bounds(Divide, bounds(Linear, 0, ((10, bounds(Total, list_)),)), n, "half away")
    guarded = OnlyIf(Compare(">=", n, constant(1)), mean, low=0, high=30)
    assert one(guarded, answers((1, 2, 2), (None, None, None))) == [17, None]
    # an operand that needs a line of its own keeps its condition with it
    product = OnlyIf(Compare(">=", n, constant(1)), bounds(Times, OnlyIf(
        Compare(">=", mean, constant(10)), mean, low=0, high=30), Q1), low=0, high=90)  # fmt: skip
    assert one(product, answers((1, 2, 2), (None, None, None), (3, 3, 3), (None, 3, 3))) == [17, None, 90, None]


def test_a_missing_whole_number() -> None:
    assert one(bounds(Linear, 1, ((1, MissingWhole(low=0, high=0)),)), answers((1, 1, 1))) == [None]


def test_decimals_are_plain_numbers_in_the_result() -> None:
    codes = ["0", "10", "15", "270", "-30", "-5"]
    table = tuple((code, int(code)) for code in codes)
    program = small_program([choice("q1", codes)], [("x", item_score("q1", table))], [whole("x")], decimals=2)
    assert values(program, [{"q1": code} for code in codes], "x") == [0, 0.1, 0.15, 2.7, -0.3, -0.05]
    assert values(program, [{}], "x") == [None]


@pytest.mark.parametrize(
    ("decimals", "given", "expected"),
    [
        (0, [0, 10, "10", -3, 11, 0.5], [0, 10, 10, None, None, None]),
        (1, [0.1, 0.3, "0.30", "7", 9.9, 10.1], [1, 3, 3, 70, 99, None]),
        (2, [0.07, 1.15, 2.675, "1.150"], [7, 115, None, 115]),
    ],
)
def test_a_number_is_taken_as_it_is_written(decimals: int, given: list[object], expected: list[object]) -> None:
    step = ItemNumber("n", decimals, low=0, high=1000)
    item = Input("n", "number", low="0", high="10", step=str(Decimal(1).scaleb(-decimals)))
    got = results(small_program([item], [("x", step)], [whole("x")]), [{"n": value} for value in given])
    assert [None if result is None else result["scores"]["x"]["value"] for result in got] == expected


def test_numbers_between_open_steps_and_below_zero() -> None:
    item = Input("n", "number", low="-1.5", high="1.5", step="0.5")
    step = ItemNumber("n", 2, low=-150, high=150)
    program = small_program([item], [("x", step)], [whole("x")], decimals=2)
    given = [-1.5, "-0.5", -0.0, "-0", 1, 1.25, 2, "!declined", None]
    got = [
        None if result is None else result["scores"]["x"]["value"]
        for result in results(program, [{"n": n} for n in given])
    ]
    assert got == [-1.5, -0.5, 0, 0, 1, None, None, None, None]


def test_no_negative_zero_comes_out() -> None:
    steps = [
        ("minus", bounds(Linear, 0, ((-1, Q1),))),
        ("product", bounds(Times, Q1, constant(-2))),
        ("small", bounds(Divide, bounds(Linear, -1, ((1, Q1),)), constant(10), "half away")),
        ("up", bounds(Divide, bounds(Linear, -1, ((1, Q1),)), constant(10), "ceil")),
    ]
    program = small_program(THREE, steps, [whole(name) for name, _ in steps])
    assert [values(program, [{"q1": 0}], name) for name, _ in steps] == [[0]] * 4
    script = (
        f"const text = {javascript_module(small_measure(THREE), program)!r};"
        "import('data:text/javascript,' + encodeURIComponent(text)).then(({ score }) =>"
        " console.log(Object.values(score({ q1: 0 }).scores).map((one) => Object.is(one.value, -0)).join()));"
    )
    done = subprocess.run([str(node()), "-e", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "false,false,false,false"


def test_a_step_that_nothing_rests_on_is_not_written() -> None:
    program = small_program(THREE, [("idle_step", Q1), ("x", Q2)], [whole("x")])
    assert "idle_step" not in javascript_module(small_measure(THREE), program)
    assert "idle_step" not in python_module(small_measure(THREE), program)
