"""The kinds of formulas, and where the kinds do not fit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from romdsl.compiler.check.infer import Inference, infer
from romdsl.compiler.check.order import Order, evaluation_order
from romdsl.compiler.parse.formula import read_formula
from romdsl.diagnostics import Report
from romdsl.model.expression import Expression
from romdsl.model.measure import Block, Choice, FreeText, Item, Let, Measure, Option, Placed, Score, YesNo
from romdsl.model.names import Names
from romdsl.source import Piece, Source

OPTIONS = tuple(Option(str(code), Placed(str(code)), Fraction(code)) for code in range(4))
NO_SCORES = (Option("a", Placed("A")), Option("b", Placed("B")))


def formula(text: str) -> Expression:
    report = Report()
    found = read_formula(Piece(text, Source("measure", text), 0), report)
    assert found is not None and not report.findings
    return found


def measure(**formulas: str) -> Measure:
    """Five items q1..q5 of 0 to 3 in block b, yn, t (text), kind (options without score); l… lets, s… scores."""
    questions = tuple(Item(f"q{number}", Placed("x"), Choice(OPTIONS)) for number in range(1, 6))
    own = (
        Item("yn", Placed("?"), YesNo()),
        Item("t", Placed("?"), FreeText()),
        Item("kind", Placed("?"), Choice(NO_SCORES)),
    )
    return Measure(
        "m",
        Placed("M"),
        parts=(Block("b", None, questions), *own),
        lets=tuple(Let(name, formula(text)) for name, text in formulas.items() if name.startswith("l")),
        scores=tuple(Score(name, formula(text)) for name, text in formulas.items() if name.startswith("s")),
    )


def inferred(**formulas: str) -> Inference:
    made = measure(**formulas)
    return infer(made, Names.of(made))


@pytest.mark.parametrize(
    "text",
    [
        "sum(b)",
        "count(b >= 2) + count(q1 >= 1)",
        "sum(q1..q5 reverse q2, q4)",
        "if yn then 1 else 0",
        "if kind is a then 1 else 2",
        "if kind in (a, b) or q1 is blank then 1 else 2",
        "any(b >= 2)",
        "count(b is 3)",
        "mean(q1, q2, round(q3 / 7, 1))",
        "answered(b) + 1",
        "if answered(t) then 1 else 0",
        "sum(if q1..q3 >= 2 then 1 else 0)",
        "count((q1, q2) >= (q4, q5))",
        "count((q1, q1) >= (q4, q5))",
        "count(q1..q3 >= mean(q1..q5))",
        "reverse(q1) - -2 * abs(q2)",
    ],
)
def test_formulas_that_fit(text: str) -> None:
    assert inferred(s=text).faults == ()


@pytest.mark.parametrize(
    ("text", "kind", "column"),
    [
        ("b + 1", "set-outside-aggregate", 1),
        ("q1 + q10", "unknown-name", 6),
        ("sum(q5..q1)", "range-backwards", 5),
        ("sum(q1..b)", "range-end-not-item", 9),
        ("q1 + yn", "wrong-type", 6),
        ("sum(b, yn)", "wrong-type", 8),
        ("count(q1)", "wrong-type", 7),
        ("if q1 then 1 else 2", "wrong-type", 4),
        ("if yn then 1 else yn", "unlike-branches", 1),
        ("t + 1", "text-in-formula", 1),
        ("kind + 1", "no-scores", 1),
        ("count(b >= (q1, q2))", "unequal-sets", 12),
        ("if q1 is 7 then 1 else 2", "unknown-code", 10),
        ('if q1 = "3" then 1 else 2', "compares-code", 4),
        ("if q1 + 1 is 3 then 1 else 2", "is-needs-item", 4),
        ("reverse(q1 + 1)", "is-needs-item", 9),
        ("abs(q1, q2)", "too-many-arguments", 1),
        ("sum()", "too-few-arguments", 1),
        ("sum(q1..q4, kind)", "no-scores", 13),
        ("mean((q1, yn))", "mixed-set", 6),
        ('"major"', "no-value", 1),
        ("not q1", "wrong-type", 5),
    ],
)
def test_formulas_that_do_not_fit(text: str, kind: str, column: int) -> None:
    faults = inferred(s=text).faults
    assert [(fault.kind, fault.span.column) for fault in faults] == [(kind, column)]


def test_a_fault_is_told_once_where_it_is_written() -> None:
    faults = inferred(l1="q1 + q10", s1="l1 + 1", s2="l1 + s1").faults
    assert [fault.words for fault in faults] == [{"name": "q10"}]


def order(**formulas: str) -> Order:
    made = measure(**formulas)
    return evaluation_order(made, Names.of(made))


def test_order_puts_each_after_what_it_needs() -> None:
    found = order(s1="l1 + s2", s2="q1", l1="l2 * 2", l2="q2")
    ids = [thing.id for thing in found.order]
    assert sorted(ids) == ["l1", "l2", "s1", "s2"]
    assert ids.index("l2") < ids.index("l1") < ids.index("s1") > ids.index("s2")
    assert found.cycles == ()


def test_a_circle_is_named_node_by_node() -> None:
    found = order(l1="l2 + 1", l2="l3", l3="l1 + s1", s1="q1", s2="s2 + 1")
    assert found.cycles == (("l1", "l2", "l3"), ("s2",))
    assert [thing.id for thing in found.order] == ["s1"]


def test_a_chain_of_thousands_needs_no_recursion() -> None:
    formulas = {f"l{number}": f"l{number + 1} + 1" for number in range(5_000)} | {"l5000": "q1"}
    assert len(order(**formulas).order) == 5_001
