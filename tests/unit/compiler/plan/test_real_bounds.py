"""Real numbers: their ends, how near to 0 they come, and what cannot be held or rounded."""

from __future__ import annotations

from fractions import Fraction
from math import exp

import pytest

from romdsl.program import RoundReal, UseReal
from tests.step_by_step.compiled import Compiled, compiled, with_items


def scored(formula: str, clauses: str = "round 2", rest: str = "") -> Compiled:
    return compiled(with_items(4, "0..3", f"{rest}\nscore x = {formula} {{ {clauses} }}"))


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("real(q1) - q2", -3, 3),
        ("sqrt(q1 * 3)", 0, 3),
        ("real(q1) / (q2 + 1)", 0, 3),
        ("real(q1) / q2", 0, 3),  # missing at 0: the divisor is 1 or more elsewhere
        ("real(q1) / (q2 - q3)", -3, 3),
        ("abs(real(q1 - q2))", 0, 3),
        ("power(q1, 2)", 0, 9),
        ("power(q1 - q2, 2)", 0, 9),  # a base below 0 is missing
        ("exp(q1 - 3)", Fraction("0.05"), 1),  # e to the power of -3 is 0.0498
        ("ln(q1)", 0, Fraction("1.1")),  # of 1 to 3
        ("sd(q1..q4 missing any, ignore)", 0, Fraction("2.12")),  # at most 3 / root of 2, from two answers
        ("if q1 > 1 then sqrt(q2) else -1", -1, Fraction("1.73")),
    ],
)
def test_ends(formula: str, low: Fraction, high: Fraction) -> None:
    made = scored(formula)
    assert not made.plan.faults
    assert made.plan.bounds("x") == (low, high)


def test_rounded_in_a_let() -> None:
    """It is exact from there on: 0 to 1.73 in hundredths, times 7."""
    made = scored("7 * round(sqrt(q1), 2)", "")
    assert made.plan.bounds("x") == (0, Fraction("12.11")) and made.plan.decimals("x") == 2


def test_what_is_said_twice_has_a_name() -> None:
    program = scored("sqrt(q1 + 1) / (sqrt(q2) + 1)").program
    (rounded,) = [named.step for named in program.steps if isinstance(named.step, RoundReal)]
    assert isinstance(rounded.value, UseReal)
    assert {"x_divisor", "x_real"} <= {named.name for named in program.steps}


@pytest.mark.parametrize(
    ("formula", "side"),
    [
        ("exp(q1 * 300)", "large"),
        ("exp(q1 * -300)", "small"),
        ("power(real(q1) / 1000, 200)", "small"),
        ("power(q1 + 100, 200)", "large"),
    ],
)
def test_number_that_cannot_be_held(formula: str, side: str) -> None:
    (fault,) = scored(formula).plan.faults
    assert fault.kind == "leaves-real-range"
    assert fault.words == {"id": "x", "formula": formula, "side": side, "near": ""}


def test_largest_number_that_can_be_rounded() -> None:
    """3 * 22 369 621 is 67 108 863, one below 2 ** 26."""
    assert not scored("real(q1) * 22369621", "round 0").plan.faults
    (fault,) = scored("real(q1) * 22369622", "round 0").plan.faults
    assert fault.kind == "real-too-large-to-round" and fault.words["number"] == "6.71e+07"
    (fault,) = scored("real(q1) * 22369621", "round 1").plan.faults
    assert fault.words["decimals"] == "1"


def test_divisor_near_nothing_is_named() -> None:
    (fault,) = scored("1 / (sqrt(q1) - real(0.3))").plan.faults
    assert fault.kind == "real-too-large-to-round" and fault.words["near"] == "sqrt(q1) - real(0.3)"
    assert not scored("1 / (round(sqrt(q1), 1) - 0.3)").plan.faults


def test_exact_number_does_not_turn_real_by_itself() -> None:
    product = " * ".join(["sum(q1..q4 missing none)"] * 16)  # 12 ** 16 is beyond 2 ** 53
    (fault,) = scored(product, "").plan.faults
    assert fault.kind == "leaves-exact-range"
    assert not scored(f"real({product.replace(' * ', ') / 12 * real(')}) / 12", "round 3").plan.faults


def test_logistic_function() -> None:
    made = scored("1 / (1 + exp(-(0.5 * q1 - 1)))", "round 4")
    assert made.plan.bounds("x") == (round(Fraction(1 / (1 + exp(1))), 4), round(Fraction(1 / (1 + exp(-0.5))), 4))
