"""Tables of thousands of rows and recodes of many arms; each value is worked out from its keys."""

from __future__ import annotations

import pytest

from romdsl.emit.fhirpath import expressions
from romdsl.program import Compare, FirstWhole, Input, ItemCode, ItemNumber, Linear, LookUp, MissingWhole
from tests.targets.engines import values
from tests.targets.programs import constant, small_program, whole
from tests.tools import needs_node

pytestmark = needs_node

SEX, AGE, RAW = (
    ItemCode("sex", ("male", "female")),
    ItemNumber("age", 0, low=0, high=99),
    ItemNumber("raw", 0, low=0, high=99),
)
INPUTS = (
    Input("sex", "choice", ("male", "female")),
    Input("age", "number", low="0", high="99"),
    Input("raw", "number", low="0", high="99"),
)
ROWS = [
    {"sex": "male", "age": 0, "raw": 0},
    {"sex": "female", "age": 99, "raw": 98},
    {"sex": "female", "age": 47, "raw": 33},
    {"sex": "male", "age": 47, "raw": 99},
    {"sex": "male", "raw": 12},
    {"age": 12, "raw": 12},
]


def worth(sex: str, age: int, raw: int) -> int:
    return (1 if sex == "male" else -1) * (100 * age + raw)


@pytest.mark.parametrize("width", [1, 5])
def test_twenty_thousand_rows(width: int) -> None:
    """By single ages, or by years in fives; without a row for the raw score 99."""
    rows = tuple(
        ((sex, (age, age + width - 1), (raw, raw)), worth(sex, age, raw))
        for sex in ("male", "female") for age in range(0, 100, width) for raw in range(99)
    )  # fmt: skip
    step = LookUp((SEX, AGE, RAW), rows, low=-10_000, high=10_000)
    program = small_program(INPUTS, [("norm", step)], [whole("norm", -10_000, 10_000)])
    found = [-9998, -4733] if width == 1 else [-9598, -4533]
    assert values(program, ROWS, "norm") == [0, *found, None, None, None]
    assert sum(len(variable.expression) for variable in expressions(program).variables) < 12 * len(rows)


def test_a_recode_of_many_arms() -> None:
    """Three thousand: Python takes no such chain of `elif`, and none inside a line."""
    arms = tuple((Compare("<=", RAW, constant(limit)), constant(2 * limit)) for limit in range(-2950, 50))
    step = FirstWhole(arms, MissingWhole(low=0, high=0), low=-6000, high=6000)
    program = small_program(INPUTS, [("recoded", step)], [whole("recoded")])
    assert values(program, [{"raw": 0}, {"raw": 49}, {"raw": 50}, {}], "recoded") == [0, 98, None, None]


def test_a_recode_inside_a_sum() -> None:
    arms = tuple((Compare("<=", RAW, constant(limit)), constant(10 * limit)) for limit in (10, 20, 30))
    first = FirstWhole(arms, AGE, low=0, high=300)
    step = Linear(1, ((1, first), (2, AGE)), low=0, high=600)
    program = small_program(INPUTS, [("x", step)], [whole("x")])
    rows = [{"raw": 15, "age": 3}, {"raw": 31, "age": 3}, {"age": 3}, {"raw": 15}, {}]
    assert values(program, rows, "x") == [207, 10, 10, None, None]
