"""Programs read as their author would say it: names, comments, nothing that is not used."""

from __future__ import annotations

from romdsl.program import CountWhere, Divide, ItemScore, Linear, OnlyIf, Total, UseWhole, Values
from tests.step_by_step.compiled import Compiled, compiled, with_items


def names(made: Compiled) -> list[str]:
    return [named.name for named in made.program.steps]


def test_the_common_case() -> None:
    """A list, the answered, and one division under the rule."""
    made = compiled(
        with_items(
            9, "0..3", "score total = sum(b) { missing at most 2, prorate; round 0; bands { 0..9 low; 10..27 high } }"
        )
    )
    assert names(made) == ["b", "total_answered", "total", "total_band", "total_why"]
    steps = {named.name: named for named in made.program.steps}
    assert steps["b"].comment == "total = sum(b); missing at most 2, prorate; round 0"
    total = steps["total"].step
    assert isinstance(total, OnlyIf) and isinstance(total.value, Divide)
    assert total.value.way == "half away"
    assert isinstance(total.value.numerator, Linear)
    ((factor, summed),) = total.value.numerator.terms
    assert factor == 9 and isinstance(summed, Total)
    assert isinstance(total.value.denominator, UseWhole) and total.value.denominator.name == "total_answered"


def test_items_of_one_scale_share_one_table() -> None:
    made = compiled(with_items(50, "0..3", "score total = sum(b reverse q3) { missing none }"))
    values = next(named.step for named in made.program.steps if isinstance(named.step, Values))
    tables = {id(value.table) for value in values.values if isinstance(value, ItemScore)}
    assert len(tables) == 2
    third = values.values[2]
    assert isinstance(third, ItemScore) and third.table == (("0", 3), ("1", 2), ("2", 1), ("3", 0))
    assert third.affine == (3, -1)


def test_what_no_score_uses_is_left_away() -> None:
    made = compiled(with_items(4, "0..3", "let unused = q1 * q2\nlet used = q3 + 1\nscore x = used * 2"))
    assert "unused" not in names(made) and "used" in names(made)


def test_names_that_meet() -> None:
    made = compiled(
        with_items(
            4,
            "0..3",
            "let x_answered = q1 + 1\nscore x = sum(b) + x_answered { missing any, ignore }\nalert x when q1 >= 1",
        )
    )
    found = names(made)
    assert len(found) == len(set(found)) and "x" in found and "x_answered" in found
    assert not {"q1", "q2", "q3", "q4"} & set(found)


def test_comparisons_that_are_alike_become_one_loop() -> None:
    made = compiled(with_items(9, "0..3", "score x = count(b >= 2) { missing none }"))
    assert any("CountWhere" in repr(named.step) for named in made.program.steps)
    step = CountWhere(made.program.steps[0].step, ">=", 2, low=0, high=9)  # type: ignore[arg-type]
    assert step.operator == ">="


def test_value_in_other_units_says_so() -> None:
    made = compiled(with_items(4, "0..3", "score x = mean(b) { missing none; decimals 1 }"))
    assert "x_tenths" in names(made)
