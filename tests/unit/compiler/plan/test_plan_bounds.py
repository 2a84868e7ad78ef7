"""Bounds, denominators and faults of plans, by figures worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from romdsl.compiler.check.plan.sizes import largest
from romdsl.program import Divide, OnlyIf
from tests.step_by_step.compiled import Compiled, compiled, with_items


def largest_of(made: Compiled) -> int:
    named = made.plan.formulas.named
    return max(largest(definition.step, named) for definition in named.definitions.values())


def scored(formula: str, clauses: str = "", items: int = 9, scores: str = "0..3") -> Compiled:
    return compiled(with_items(items, scores, f"score x = {formula} {{ {clauses} }}"))


@pytest.mark.parametrize(
    ("formula", "clauses", "low", "high"),
    [
        ("sum(b)", "missing at most 2, prorate; round 0", 0, 27),
        ("sum(b)", "missing any, prorate; round 0", 0, 27),
        ("sum(b)", "missing any, ignore", 0, 27),
        ("mean(b)", "missing at most half, ignore; decimals 2", 0, 3),
        ("100 * sum(b) / 27", "missing none; decimals 1", 0, 100),
        ("sum(b reverse q1)", "missing none", 0, 27),
        ("sum(b)", "missing at most 3, as 5", 0, 33),  # at least 6 answered: 6 * 3 + 3 * 5
        ("q1 - q1", "", 0, 0),
        ("3 - (3 - q1)", "", 0, 3),
        ("reverse(q1) + q1", "", 3, 3),
        ("sum(b missing none) - q9", "", 0, 24),
        ("sum(b missing none) - sum(q1..q4 missing none)", "", 0, 15),
        ("q1 * q2 - 4", "", -4, 5),
        ("q1 / (q2 + 1)", "decimals 2", 0, 3),
        ("max(b) - min(b)", "missing none", -3, 3),
        ("count(b >= 2)", "missing any, prorate; round 1", 0, 9),
        ("if q1 >= 2 then q2 + 10 else -q3", "", -3, 13),
    ],
)
def test_bounds_of_the_value(formula: str, clauses: str, low: int, high: int) -> None:
    plan = scored(formula, clauses).plan
    assert plan.bounds("x") is not None
    ends = plan.bounds("x")
    assert ends is not None and (ends[0] <= low and high <= ends[1])
    # An `as` may fill no more than the rule allows, which the plan need not know.
    assert "as 5" in clauses or ends == (low, high)


def test_largest_number_of_a_prorated_sum_of_nine() -> None:
    """9 * 27 / 9 with halves: 2 * 243 + 3 * 9."""
    made = scored("sum(b)", "missing at most 2, prorate; round 0")
    assert largest_of(made) == 513


def test_thirteen_means_are_brought_to_one_constant() -> None:
    """lcm(5..10) = 2520: crossed, ten to the thirteenth would be in it."""
    parts = " + ".join(f"mean(q{n}..q{n + 9} missing at most half, ignore)" for n in range(1, 131, 10))
    made = scored(parts, "decimals 2", items=130)
    assert not made.plan.faults
    assert largest_of(made) < 10**9


def test_two_means_of_a_hundred_items_are_crossed() -> None:
    """lcm(50..100) has 41 digits; crossed it is 300 * 100 + 300 * 100 over 100 * 100."""
    made = scored(
        "mean(q1..q100 missing at most half, ignore) + mean(q101..q200 missing at most half, ignore)",
        "round 2",
        items=200,
    )
    assert not made.plan.faults
    assert largest_of(made) < 10**8


def test_five_thousand_items_prorated() -> None:
    """2 * 5000 * 15000 + 3 * 5000, and 4 * 10**10 bounds it with room."""
    made = scored("sum(b)", "missing at most 20%, prorate; round 0", items=5000)
    assert not made.plan.faults
    assert 2 * 5000 * 15000 <= largest_of(made) <= 4 * 10**10
    assert made.plan.bounds("x") == (0, 15000)


def test_number_beyond_the_exact_range_is_a_fault() -> None:
    product = " * ".join(f"sum(q{n}..q{n + 8} missing none)" for n in range(1, 108, 9))
    (fault,) = scored(product, items=108).plan.faults
    assert fault.kind == "leaves-exact-range"
    assert int(fault.words["number"].replace(" ", "")) >= 27**12
    assert fault.words["id"] == "x"


@pytest.mark.parametrize(
    ("formula", "decimals"),
    [("sum(b)", 0), ("sum(b) / 2", 1), ("sum(b) / 8", 3), ("0.25 * sum(b)", 2), ("3 * sum(b) / 9 * 3", 0)],
)
def test_decimals_that_a_value_can_need(formula: str, decimals: int) -> None:
    plan = scored(formula, "missing none").plan
    assert not plan.faults and plan.decimals("x") == decimals


@pytest.mark.parametrize(
    ("formula", "clauses", "divisor"),
    [
        ("sum(b) / 3", "missing none", "3"),
        ("mean(b)", "missing none", "9"),
        ("sum(b)", "missing at most 2, prorate", "7"),
    ],
)
def test_value_that_does_not_end(formula: str, clauses: str, divisor: str) -> None:
    (fault,) = scored(formula, clauses).plan.faults
    assert fault.kind == "decimals-not-said" and fault.words == {"id": "x", "divisor": divisor}


def test_more_than_six_decimals() -> None:
    (fault,) = scored("q1 / 128").plan.faults
    assert fault.kind == "decimals-not-said" and fault.words == {"id": "x", "needed": "7"}


@pytest.mark.parametrize(
    ("formula", "clauses", "step"),
    [("sum(b)", "missing none", 1), ("sum(b) / 2", "missing none", Fraction(1, 2)), ("2 * q1 + 4 * q2", "", 2)],
)
def test_grid_of_the_value(formula: str, clauses: str, step: Fraction) -> None:
    assert scored(formula, clauses).plan.step("x") == step


def test_divisor_is_one_or_more_under_its_guard() -> None:
    made = scored("sum(b)", "missing at most 2, prorate; round 0")
    total = next(named.step for named in made.program.steps if named.name == "x")
    assert isinstance(total, OnlyIf) and isinstance(total.value, Divide)
    assert (total.value.denominator.low, total.value.denominator.high) == (7, 9)
