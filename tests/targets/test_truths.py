"""Truths, conditions and reasons of a score program, in Python and JavaScript; expected by hand."""

from __future__ import annotations

import operator
from itertools import product
from typing import Any

import pytest

from romdsl.program import (
    AllOf,
    AnyOf,
    AnyStep,
    Compare,
    CountTrue,
    Divide,
    FirstWord,
    IfTruth,
    Input,
    IsMissing,
    IsTrue,
    ItemIs,
    ItemIsBlank,
    ItemReason,
    ItemTruth,
    Linear,
    MissingTruth,
    Not,
    NoWord,
    OnlyIf,
    OnlyTruthIf,
    Operator,
    TruthConstant,
    TruthStep,
    UseTruth,
    UseWord,
    Word,
)
from tests.targets.engines import results, values, words
from tests.targets.programs import choice, constant, item_score, small_program, whole
from tests.tools import needs_node

pytestmark = needs_node

A, B, C = ItemTruth("a"), ItemTruth("b"), ItemTruth("c")
TRUTHS = tuple(Input(item, "truth") for item in "abc")
Q1, Q2 = item_score("q1"), item_score("q2")
PAIR = (choice("q1"), choice("q2"))
THREE_VALUES = (False, None, True)
ROWS = [dict(zip("abc", row, strict=True)) for row in product(THREE_VALUES, repeat=3)]

SIGNS: dict[Operator, Any] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def all_of(row: list[bool | None]) -> bool | None:
    return min(row, key=THREE_VALUES.index)


def any_of(row: list[bool | None]) -> bool | None:
    return max(row, key=THREE_VALUES.index)


def each_form(step: TruthStep, inputs: tuple[Input, ...], rows: list[Any]) -> list[Any]:
    """The value of a truth; and whether it is true, false, missing must say the same."""
    named = UseTruth("x")
    steps: list[tuple[str, AnyStep]] = [
        ("x", step),
        ("true", IsTrue(step, may_be_missing=False)),
        ("false", IsTrue(Not(step), may_be_missing=False)),
        ("missing", IsMissing(named, may_be_missing=False)),
        ("counted", CountTrue((step, named, Not(step)), low=0, high=3)),
        ("if_number", OnlyIf(step, constant(1), low=1, high=1)),
    ]
    shown = [named, *map(UseTruth, ("true", "false", "missing")), whole("counted"), whole("if_number")]
    got = []
    for result in results(small_program(inputs, steps, shown), rows):
        x, true, false, missing, counted, if_number = (score["value"] for score in result["scores"].values())
        assert (true, false, missing) == (x is True, x is False, x is None)
        assert (counted, if_number) == ({True: 2, False: 1, None: 0}[x], 1 if x else None)
        got.append(x)
    return got


@pytest.mark.parametrize("sign", SIGNS)
def test_a_comparison_is_missing_when_a_side_is(sign: Operator) -> None:
    rows = [{"q1": left, "q2": right} for left, right in product((None, 0, 1, 2), repeat=2)]
    expected = [None if row["q1"] is None or row["q2"] is None else SIGNS[sign](row["q1"], row["q2"]) for row in rows]
    assert each_form(Compare(sign, Q1, Q2), PAIR, rows) == expected


def test_a_comparison_of_sums() -> None:
    total = Linear(-1, ((2, Q1), (1, Q2)), low=-1, high=8)
    rows = [{"q1": 1, "q2": 1}, {"q1": 1, "q2": 2}, {"q1": 3}, {"q2": 3}]
    assert each_form(Compare(">", total, constant(2)), PAIR, rows) == [False, True, None, None]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_three_valued_and_and_or(size: int) -> None:
    parts = (A, B, C)[:size]
    inputs = TRUTHS[:size]
    rows = [dict(zip("abc", row, strict=False)) for row in product(THREE_VALUES, repeat=size)]
    assert each_form(AllOf(parts), inputs, rows) == [all_of(list(row.values())) for row in rows]
    assert each_form(AnyOf(parts), inputs, rows) == [any_of(list(row.values())) for row in rows]


def test_nested_three_valued_truths() -> None:
    step = AnyOf((AllOf((A, Not(B))), Not(AnyOf((B, C)))))
    expected = []
    for a, b, c in product(THREE_VALUES, repeat=3):
        not_b = None if b is None else not b
        neither = {True: False, False: True, None: None}[any_of([b, c])]
        expected.append(any_of([all_of([a, not_b]), neither]))
    assert each_form(step, TRUTHS, ROWS) == expected


def test_no_parts_at_all() -> None:
    assert each_form(AllOf((), may_be_missing=False), TRUTHS, [{}]) == [True]
    assert each_form(AnyOf((), may_be_missing=False), TRUTHS, [{}]) == [False]


def test_between_two_ends_and_beside_them() -> None:
    inside = AllOf((Compare(">=", Q1, constant(1)), Compare("<", Q1, constant(3))))
    rows = [{"q1": 0}, {"q1": 1}, {"q1": 2}, {"q1": 3}, {}]
    assert each_form(inside, PAIR, rows) == [False, True, True, False, None]
    outside = AnyOf((Compare("<", Q1, constant(1)), Compare(">", Q1, constant(2))))
    assert each_form(outside, PAIR, rows) == [True, False, False, True, None]


def test_parts_that_can_be_missing_apart() -> None:
    step = AllOf((Compare(">=", Q1, constant(1)), Compare(">=", Q2, constant(1))))
    rows = [{"q1": one, "q2": other} for one, other in product((0, 1, None), repeat=2)]
    expected = [False, False, False, False, True, None, False, None, None]
    assert each_form(step, PAIR, rows) == expected


@pytest.mark.parametrize("count", [2, 3, 6])
def test_many_alike(count: int) -> None:
    items = [f"q{index}" for index in range(count)]
    parts = tuple(Compare(">=", item_score(item), constant(2)) for item in items)
    inputs = tuple(map(choice, items))
    last = items[-1]
    rows = [
        dict.fromkeys(items, 2), dict.fromkeys(items, 0), {**dict.fromkeys(items, 2), last: None},
        {**dict.fromkeys(items, 1), last: None}, {**dict.fromkeys(items, 1), last: 3}, {},
    ]  # fmt: skip
    assert each_form(AllOf(parts), inputs, rows) == [True, False, None, False, False, None]
    assert each_form(AnyOf(parts), inputs, rows) == [True, False, True, None, True, None]
    counted = CountTrue(parts, low=0, high=count)
    program = small_program(inputs, [("x", counted)], [whole("x")])
    assert values(program, rows, "x") == [count, 0, count - 1, 0, 1, 0]
    odd = CountTrue((*parts, IsMissing(item_score(last))), low=0, high=count + 1)
    program = small_program(inputs, [("x", odd)], [whole("x")])
    assert values(program, rows, "x") == [count, 0, count, 1, 1, 1]


def test_many_alike_that_are_never_missing() -> None:
    items = [f"q{index}" for index in range(5)]
    blank = tuple(ItemIsBlank(item, may_be_missing=False) for item in items)
    high = tuple(ItemIs(item, ("2", "3"), may_be_missing=False) for item in items)
    steps: list[tuple[str, AnyStep]] = [
        ("all_blank", AllOf(blank, may_be_missing=False)),
        ("one_high", AnyOf(high, may_be_missing=False)),
        ("count_high", CountTrue(high, low=0, high=5)),
    ]
    shown = [UseTruth("all_blank"), UseTruth("one_high"), whole("count_high")]
    program = small_program(tuple(map(choice, items)), steps, shown)
    got = [
        [score["value"] for score in result["scores"].values()]
        for result in results(program, [{}, {"q0": 2, "q4": "3"}, {"q1": "!declined"}])
    ]
    assert got == [[True, False, 0], [False, True, 2], [False, False, 0]]


def test_items_whose_codes_are_words() -> None:
    step = ItemIs("q1", ("f", "!declined"), may_be_missing=False)
    inputs = (choice("q1", ("f", "m", "x")),)
    rows = [{"q1": "f"}, {"q1": "m"}, {"q1": "!declined"}, {"q1": "!unknown"}, {}]
    assert each_form(step, inputs, rows) == [True, False, True, False, False]
    assert each_form(Not(ItemIs("q1", ("m",), may_be_missing=False)), inputs, rows) == [True, False, True, True, True]


def test_yes_and_no_as_codes() -> None:
    rows: list[Any] = [{"a": True}, {"a": False}, {"a": "!declined"}, {}]
    assert each_form(ItemIs("a", ("yes",), may_be_missing=False), TRUTHS, rows) == [True, False, False, False]
    assert each_form(ItemIs("a", ("no", "!declined"), may_be_missing=False), TRUTHS, rows) == [False, True, True, False]
    assert each_form(A, TRUTHS, rows) == [True, False, None, None]
    assert each_form(ItemIsBlank("a", may_be_missing=False), TRUTHS, rows) == [False, False, False, True]


def test_a_condition_that_is_missing_takes_neither_branch() -> None:
    step = IfTruth(A, B, C)
    expected = [None if row["a"] is None else row["b"] if row["a"] else row["c"] for row in ROWS]
    assert each_form(step, TRUTHS, ROWS) == expected
    step = IfTruth(AnyOf((A, B)), C, Not(C))
    chosen = [any_of([row["a"], row["b"]]) for row in ROWS]
    expected = [
        None if truth is None or row["c"] is None else row["c"] == truth
        for row, truth in zip(ROWS, chosen, strict=True)
    ]
    assert each_form(step, TRUTHS, ROWS) == expected


def test_only_where_another_truth_holds() -> None:
    expected = [row["b"] if row["a"] else None for row in ROWS]
    assert each_form(OnlyTruthIf(A, B), TRUTHS, ROWS) == expected
    expected = [row["c"] if row["a"] is None else None for row in ROWS]
    assert each_form(OnlyTruthIf(IsMissing(A), C), TRUTHS, ROWS) == expected


def test_constants_among_truths() -> None:
    assert each_form(TruthConstant(True, may_be_missing=False), TRUTHS, [{}]) == [True]
    assert each_form(AllOf((TruthConstant(False, may_be_missing=False), A)), TRUTHS, ROWS) == [False] * 27
    assert each_form(AnyOf((MissingTruth(), A)), TRUTHS, [{"a": True}, {"a": False}]) == [True, None]


def test_the_first_true_condition_gives_the_word() -> None:
    cases = ((Compare(">=", Q1, constant(2)), Word("high")), (Compare(">=", Q2, constant(1)), Word("other")))
    program = small_program(PAIR, [("word", FirstWord(cases, Word("neither")))], words=["word"])
    rows = [{"q1": 2, "q2": 3}, {"q1": 1, "q2": 3}, {"q2": 1}, {"q1": 3}, {"q1": 0}, {}]
    assert words(program, rows, "word") == ["high", "other", "other", "high", "neither", "neither"]


def test_words_inside_words() -> None:
    inner = FirstWord(((Compare("=", Q2, constant(0)), Word("zero")),), UseWord("other"))
    outer = FirstWord(((Compare("<=", Q1, constant(1)), inner), (IsMissing(Q1), ItemReason("q1", ()))), NoWord())
    steps: list[tuple[str, AnyStep]] = [
        ("other", FirstWord(((IsMissing(Q2), Word("gone")),), NoWord())),
        ("word", outer),
    ]
    rows = [{"q1": 0, "q2": 0}, {"q1": 1, "q2": 2}, {"q1": 1}, {"q1": 2}, {"q1": "!unknown"}, {}]
    program = small_program(PAIR, steps, words=["word"])
    assert words(program, rows, "word") == ["zero", None, "gone", None, "unknown", "blank"]


def test_why_an_item_is_missing() -> None:
    inputs = (choice("q1", ("0", "1", "8", "9")), Input("n", "number", low="0", high="9", step="1"), Input("t", "text"))
    own = (("8", "not_applicable"), ("9", "declined"), ("!declined", "declined"))
    steps: list[tuple[str, AnyStep]] = [
        ("choice_why", ItemReason("q1", own)), ("number_why", ItemReason("n", ())), ("text_why", ItemReason("t", ())),
    ]  # fmt: skip
    rows = [
        {"q1": code, "n": "!unknown", "t": "!not_applicable"} for code in ("0", 8, 9, "!declined", "!unknown", None)
    ]
    program = small_program(inputs, steps, words=[name for name, _ in steps])
    assert words(program, rows, "choice_why") == [None, "not_applicable", "declined", "declined", "unknown", "blank"]
    assert set(words(program, rows, "number_why")) == {"unknown"}
    assert words(program, [{"n": 3, "t": "!"}, {}], "text_why") == [None, "blank"]
    assert words(program, [{"n": 3, "t": "!"}, {}], "number_why") == [None, "blank"]


def test_alerts_have_three_states_and_hidden_answers_are_named() -> None:
    truths: list[tuple[str, AnyStep]] = [("x", A), ("y", Not(B))]
    program = small_program(
        (*TRUTHS, *PAIR),
        truths,
        alerts=[("one", UseTruth("x")), ("two", UseTruth("y"))],
        shown=[("q1", UseTruth("x")), ("q2", UseTruth("y"))],
    )
    rows: list[Any] = [
        {"a": True, "b": True, "q1": 1, "q2": 1},
        {"a": False, "q1": 0, "q2": "!declined"},
        {"b": False, "q2": 2},
    ]
    got = [
        (result["alerts"], result["alerts_undecided"], result["unused_answers"]) for result in results(program, rows)
    ]
    assert got == [(["one"], [], ["q2"]), ([], ["two"], ["q1", "q2"]), (["two"], ["one"], [])]


def test_a_division_inside_a_condition_is_done_where_it_can_be() -> None:
    quotient = Divide(constant(6), Q1, "floor", low=0, high=6)
    step = OnlyTruthIf(Compare(">=", Q1, constant(1)), Compare(">=", quotient, constant(3)))
    assert each_form(step, PAIR, [{"q1": 0}, {"q1": 1}, {"q1": 2}, {"q1": 3}, {}]) == [None, True, True, False, None]
