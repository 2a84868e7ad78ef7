"""How recodes, tables, times and norms are planned: bounds, grids, and steps that stay fast."""

from __future__ import annotations

from fractions import Fraction

import pytest

from romdsl.program import FirstWhole, ItemScore, LookUp, Values
from tests.step_by_step.compiled import Compiled, compiled, with_items

CLOCKS = """item bed "Bed" answer time
item up "Up" answer time
item slept "Slept" answer duration
item born "Born" answer date
item seen "Seen" answer date
context sex "Sex" scale sexes
scale sexes { f "F"; m "M" }
"""


def scored(formula: str, clauses: str = "", rest: str = "", items: int = 4) -> Compiled:
    return compiled(with_items(items, "0..3", f"{rest}\nscore x = {formula} {{ {clauses} }}"))


def test_recoded_items_share_one_table() -> None:
    made = scored("sum(recode(b, 0 -> 3, 1 -> 2, 2 -> 1, 3 -> 0))", "missing none", items=50)
    values = next(named.step for named in made.program.steps if isinstance(named.step, Values))
    scores = [value for value in values.values if isinstance(value, ItemScore)]
    assert len(scores) == 50 and len({id(score.table) for score in scores}) == 1
    assert scores[0].affine == (3, -1)  # as quick as the code itself
    assert made.plan.bounds("x") == (0, 150)


def test_recoded_by_halves() -> None:
    made = scored("recode(q1, 0 -> 0, 1 -> 0.5, else -> 2)")
    ((factor, step),) = made.program.steps[0].step.terms  # type: ignore[union-attr]
    assert factor == 5 and step.table == (("0", 0), ("1", 1), ("2", 4), ("3", 4))
    assert made.plan.decimals("x") == 1


def test_arms_that_join_are_one_comparison_each() -> None:
    made = scored("recode(q1 + q2, ..2 -> 1, 3..4 -> 2, 5.. -> 5)")
    (step,) = [named.step for named in made.program.steps if isinstance(named.step, FirstWhole)]
    assert [condition.operator for condition, _ in step.cases] == ["<=", "<=", ">="]  # type: ignore[union-attr]
    assert (step.low, step.high) == (1, 5)
    assert made.plan.step("x") == 1


def test_answered_is_not_counted_by_a_recode_with_a_hole() -> None:
    """q1 is answered, though it has no place in the recode."""
    made = scored("count(recode(b, 0 -> 0, 1 -> 1) >= 1)", "missing any, ignore")
    output = made.program.outputs[0]
    assert (output.answered.low, output.answered.high) == (0, 4)
    lists = [named for named in made.program.steps if isinstance(named.step, Values)]
    assert {len(value.table) for named in lists for value in named.step.values} >= {2}  # type: ignore[union-attr]


def test_thousands_of_rows_are_one_look_up() -> None:
    rows = "; ".join(f"{number} -> {number / 100:.2f}" for number in range(3000))
    made = scored("t(sum(b))", "missing none", f'table t by raw source "made" {{ {rows} }}', items=1000)
    (step,) = [named.step for named in made.program.steps if isinstance(named.step, LookUp)]
    assert len(step.rows) == 3000 and step.rows[7] == (((7, 7),), 7)
    assert made.plan.bounds("x") == (0, Fraction("29.99")) and made.plan.decimals("x") == 2


def test_key_in_hundredths() -> None:
    made = scored("t(mean(q1..q4 missing none))", "", 'table t by m source "made" { ..<1.5 -> 1; 1.5..2.2 -> 2 }')
    (step,) = [named.step for named in made.program.steps if isinstance(named.step, LookUp)]
    assert step.rows == ((((None, 5),), 1), (((6, 8),), 2))  # of four items: below 6 / 4; 6 / 4 up to 8.8 / 4


@pytest.mark.parametrize(
    ("formula", "clauses", "low", "high"),
    [
        ("hours_between(bed, up)", "decimals 2", 0, Fraction(1439, 60)),
        ("slept", "decimals 2", 0, Fraction(599_999, 60)),
        ("years_between(born, seen)", "", -9998, 9998),
        ("percent_of_possible(b)", "missing any, ignore; decimals 1", 0, 100),
        ("percent_of_possible(b)", "missing none; decimals 1", 0, 100),
        ("weighted_mean(q1..q2, q3..q4)", "missing any, ignore; decimals 1", 0, 3),
        ("median(b)", "missing any, ignore", 0, 3),
        ("t_score(q1, 1, 2)", "", 45, 60),
    ],
)
def test_known_ranges(formula: str, clauses: str, low: Fraction, high: Fraction) -> None:
    made = scored(formula, clauses, CLOCKS)
    assert not made.plan.faults and made.plan.bounds("x") == (low, high)


@pytest.mark.parametrize(
    ("formula", "clauses", "decimals"),
    [
        ("median(q1..q3)", "missing none", 0),
        ("median(q1..q4)", "missing none", 1),
        ("median(q1..q3)", "missing any, ignore", 1),
        ("t_score(q1, 1.5, 2)", "", 1),
    ],
)
def test_decimals_that_are_needed(formula: str, clauses: str, decimals: int) -> None:
    made = scored(formula, clauses)
    assert not made.plan.faults and made.plan.decimals("x") == decimals


NORMS = """score total = q1 + q2 {
 norm mean 2 sd 1.25 of "f" when sex is f source "made"
 norm mean 3 sd 2 of "m" when sex is m source "made"
}"""


def test_norms_are_chosen_then_divided_by() -> None:
    """Of 1.25 and 2 no value between is possible: three decimals are enough, (x - 2) * 8 / 10 and (x - 3) / 2."""
    made = scored("z(total)", "", CLOCKS + NORMS)
    assert not made.plan.faults and made.plan.decimals("x") == 1
    assert {"total_norm_sd", "total_applies"} <= {named.name for named in made.program.steps}


def test_names_say_what_is_counted() -> None:
    made = scored("100 * slept / in_bed", "decimals 1", f"{CLOCKS}let in_bed = hours_between(bed, up)")
    assert "in_bed_minutes" in {named.name for named in made.program.steps}


def test_codes_of_a_score() -> None:
    made = scored('if q1 > 1 then "major" else if q2 > 1 then "other" else "none"', "")
    assert made.program.outputs[0].codes == ("major", "other", "none")
    scale = 'scale kinds { none "None"; other "Other"; major "Major" }'
    made = scored('if q1 > 1 then "major" else "none"', "scale kinds", scale)
    assert made.program.outputs[0].codes == ("none", "major")
    assert scored("join(q1, q2)").program.outputs[0].codes == ()


def test_contexts_and_kinds_of_answers() -> None:
    made = scored("if sex is f then hours_between(bed, up) else slept", "decimals 1", CLOCKS)
    kinds = {entry.item: (entry.kind, entry.is_context) for entry in made.program.inputs}
    assert kinds["sex"] == ("choice", True) and kinds["bed"] == ("time", False)
    assert (kinds["slept"][0], kinds["born"][0]) == ("duration", "date")
    assert made.program.outputs[0].expected.high == 3  # bed, up and slept; a context is not counted
