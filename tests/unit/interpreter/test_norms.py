"""Percentiles, and norms that lean on other things, of measures made by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from romdsl.interpreter import score
from romdsl.model.expression import Call, Comparison, Interval, Name, Number
from romdsl.model.measure import (
    Item,
    Let,
    Measure,
    Norm,
    NumberAnswer,
    Percentile,
    Placed,
    Score,
    Table,
    TableCell,
    TableRow,
)

NO_HASHES = ("", "")
TEN = NumberAnswer(Interval(Fraction(0), Fraction(10)))
AGE = Item("age", Placed("Age"), NumberAnswer(Interval(Fraction(0), Fraction(99))))
Q = Item("q", Placed("Asked"), TEN)


def cell(low: int, high: int) -> TableCell:
    return TableCell(f"{low}..{high}", Interval(Fraction(low), Fraction(high)))


def percentiles(*rows: tuple[TableCell, TableCell, int | None]) -> Percentile:
    made = tuple(TableRow((age, raw), (None if value is None else Fraction(value),)) for age, raw, value in rows)
    return Percentile(Table("raw_percentile", (Placed("age"), Placed("raw")), rows=made))


YOUNG = percentiles(
    (cell(0, 17), cell(0, 4), 20), (cell(0, 17), cell(5, 9), 60), (cell(0, 17), cell(10, 10), None)
)  # fmt: skip
OLD = percentiles((cell(18, 65), cell(0, 10), 50), (cell(10, 17), cell(10, 10), 99))
RAW = Score("raw", Name("q"), percentiles=(YOUNG, OLD))
RANK = Score("rank", Call("percentile", (Name("raw"),)))
MEASURE = Measure("m", Placed("M"), contexts=(AGE,), parts=(Q,), scores=(RANK, RAW))


@pytest.mark.parametrize(
    ("age", "raw", "found"),
    [
        (12, 4, 20),
        (12, 5, 60),
        (30, 5, 50),
        (12, 10, 99),  # the cell of the first table is empty, and the second has a row
        (9, 10, "no_norm"),
        (66, 1, "no_norm"),
        (None, 1, "blank"),
        (12, None, "blank"),
        ("!unknown", None, "unknown"),  # the keys in order: the age comes first
    ],
)
def test_percentiles(age: object, raw: object, found: object) -> None:
    result = score(MEASURE, {"age": age, "q": raw}, NO_HASHES).scores["rank"]
    assert (result.value if result.missing is None else result.missing) == found
    assert result.expected == 1


def test_a_condition_may_lean_on_what_is_written_later() -> None:
    """The norm asks for a let that comes after the score, and that for an item; both are worked out first."""
    old = Let("is_old", Comparison(">=", Name("age"), Number(Fraction(18))))
    raw = replace(RAW, percentiles=(), norms=(Norm(Fraction(4), Fraction(2), when=Name("is_old")),))
    standard = Score("standard", Call("z", (Name("raw"),)))
    measure = Measure("m", Placed("M"), contexts=(AGE,), parts=(Q,), lets=(old,), scores=(standard, raw))
    assert score(measure, {"age": 18, "q": 7}, NO_HASHES).scores["standard"].value == Fraction(3, 2)
    assert score(measure, {"age": 17, "q": 7}, NO_HASHES).scores["standard"].missing == "no_norm"


@pytest.mark.parametrize(("function", "argument"), [("exp", 1000), ("power", 500)])
def test_what_has_no_bounds_has_no_value(function: str, argument: int) -> None:
    """Checks refuse such measures; the interpreter ends well all the same."""
    number = Number(Fraction(argument))
    arguments = (number, number) if function == "power" else (number,)
    measure = Measure("m", Placed("M"), parts=(Q,), scores=(Score("x", Call(function, arguments)),))
    assert score(measure, {}, NO_HASHES).scores["x"].missing == "insufficient"
