"""What scores can be, against all answers gone through one by one in the interpreter."""

from __future__ import annotations

import gc
import time
from collections import Counter
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from romdsl.compiler import compile_source, read
from romdsl.compiler.check.infer import infer
from romdsl.compiler.check.reach import Reach, reach_of
from romdsl.diagnostics import Report
from romdsl.interpreter.interpreter import Interpreter, Sitting
from romdsl.interpreter.values import Lacking
from romdsl.model.expression import Interval
from romdsl.model.measure import Choice, Item, Measure
from romdsl.model.names import Names
from romdsl.source import Source
from tests.step_by_step.compiled import compiled, with_items
from tests.step_by_step.small_measures import small_measure


def possible(item: Item) -> list[str | None]:
    assert isinstance(item.answer, Choice)
    return [*(option.code for option in item.answer.options), None, "!declined", "!not_applicable"]


def by_brute_force(measure: Measure) -> set[object]:
    """Every value of the score `x` that some answers give; None where it is missing."""
    interpreter, found = Interpreter(measure), set[object]()
    for row in product(*map(possible, measure.items)):
        answers = {item.id: answer for item, answer in zip(measure.items, row, strict=True)}
        value = Sitting(interpreter, answers).values["x"]
        found.add(None if isinstance(value, Lacking) else value)
    return found


def all_of(reach: Reach) -> set[object]:
    return {*reach.truths, *reach.numbers.each(), *([None] if reach.missing else [])}


def test_equal_to_brute_force() -> None:
    outcome: Counter[str] = Counter()
    for seed in range(60):
        text = small_measure(Random(seed))
        report = Report()
        measure = read(Source("measure.rom", text), report)
        assert measure is not None
        names = Names.of(measure)
        inference = infer(measure, names)
        if report.has_errors or inference.faults:
            outcome["unsound"] += 1
            continue
        reach = reach_of(measure.scores[0], measure, names, inference.types)
        if not reach.exact:
            outcome["not said"] += 1
            continue
        outcome["exact"] += 1
        assert all_of(reach) == by_brute_force(measure), text
    assert outcome["exact"] >= 35 and outcome["not said"] <= 6, outcome


def reached(formula: str, clauses: str = "", items: int = 9) -> Reach:
    return compiled(with_items(items, "0..3", f"score x = {formula} {{ {clauses} }}")).reach("x")


def open_between(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high), True, True)


def test_gap_that_a_prorated_sum_falls_into() -> None:
    """9 * 13 / 8 = 117/8 lies between 14 and 15."""
    reach = reached("sum(b)", "missing at most 2, prorate")
    witness = reach.witness(open_between("14", "15"))
    assert reach.exact and (reach.low, reach.high) == (0, 27)
    assert witness is not None and 14 < witness.value < 15
    assert witness.text in {"99/7, with 7 answered", "117/8, with 8 answered"}


def test_no_gap_in_a_rounded_sum() -> None:
    reach = reached("sum(b)", "missing at most 2, prorate; round 0")
    assert reach.exact and reach.values == frozenset(map(Fraction, range(28)))
    assert reach.witness(open_between("14", "15")) is None


@pytest.mark.parametrize(
    ("formula", "values"),
    [
        ("q1 - q1", {0}),
        ("q1 * q1", {0, 1, 4, 9}),
        ("sum(q1..q3 missing none) - q1", set(range(7))),
        ("if q1 >= 2 then q1 else 3 - q1", {2, 3}),
        ("max(q1..q2 missing none) - min(q1..q2 missing none)", {0, 1, 2, 3}),
        ("2 * q1 + 1", {1, 3, 5, 7}),
        ("round(q1 / 2)", {0, 1, 2}),
        ("abs(q1 - 2)", {0, 1, 2}),
        ("count(q1..q3 >= 2 missing any, ignore)", {0, 1, 2, 3}),
        ("min(q1..q2 missing any, ignore)", {0, 1, 2, 3}),
    ],
)
def test_values_worked_out_by_hand(formula: str, values: set[int]) -> None:
    reach = reached(formula)
    assert reach.exact and reach.values == frozenset(map(Fraction, values)) and reach.missing


@pytest.mark.parametrize(
    ("formula", "truths"),
    [
        ("q1 >= 0", {True, None}),
        ("q1 >= 4", {False, None}),
        ("q1 >= 2 and q1 <= 1", {False, None}),
        ("q1 >= 2 or q1 <= 1", {True, None}),
        ("answered(q1) or q1 is blank or q1 is declined or q1 is unknown or q1 is not_applicable", {True}),
        ("any(b >= 3)", {True, False, None}),
        ("sum(b missing none) > 27", {False, None}),
    ],
)
def test_truths(formula: str, truths: set[bool | None]) -> None:
    reach = reached(formula)
    assert reach.exact and reach.truths == truths


def test_a_count_of_nothing_expected_is_no_missing_one() -> None:
    reach = reached("count(q1..q2 >= 2 missing any, as true, leaving out not_applicable)")
    assert reach.exact and reach.values == {0, 1, 2} and not reach.missing
    assert reached("sum(q1..q2 missing any, as 3, leaving out not_applicable)").missing


def test_what_hangs_together_too_much_is_not_said() -> None:
    reach = reached("sum(b missing none) * sum(b * q1 missing none) - mean(b missing any, ignore)", "decimals 1")
    assert not reach.exact and reach.low is None and reach.values is None
    assert reach.witness(Interval(None, None)) is None


@pytest.mark.parametrize("rule", ["none", "at most 2, prorate", "at most half, prorate"])
def test_five_thousand_items_are_quick(rule: str) -> None:
    """About 0.1 s by itself; ten times that on a machine that does other things.

    Without the collector, which goes through all that the tests before have left.
    """
    made = compiled(with_items(5000, "0..3", f"score x = sum(b reverse q2) {{ missing {rule}; round 0 }}"))
    gc.disable()
    began = time.process_time()
    try:
        reach = made.reach("x")
        took = time.process_time() - began
    finally:
        gc.enable()
    assert took < 1.5
    assert reach.exact and (reach.low, reach.high) == (0, 15000)


def test_what_is_too_large_to_round_is_told_once_and_breaks_nothing_off() -> None:
    text = 'measure m "M"\nitem far "Far" answer number 0..709 km\n'
    text += 'score e = exp(far) { round 2; higher better; reliable change 3 source "S" }\n'
    report = Report()
    compile_source(Source("m.rom", text), report)
    found = [finding.rule.code for finding in report.findings]
    assert "ROM581" in found and "ROM901" not in found
