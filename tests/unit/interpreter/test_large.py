"""Measures with thousands of items, long chains of lets and deep formulas."""

from __future__ import annotations

from fractions import Fraction
from time import process_time

from romdsl.interpreter import refusals, score
from romdsl.model.expression import Amount, Call, Expression, MissingRule, Name, NameRange, Negation, Number, Sum, Term
from romdsl.model.measure import Choice, Item, Let, Measure, Option, Placed, Score

NO_HASHES = ("", "")
OPTIONS = tuple(Option(str(code), Placed("An option"), Fraction(code)) for code in range(4))


def items(number: int) -> tuple[Item, ...]:
    return tuple(Item(f"q{index}", Placed("Asked"), Choice(OPTIONS)) for index in range(number))


def measure(asked: tuple[Item, ...], scores: tuple[Score, ...], lets: tuple[Let, ...] = ()) -> Measure:
    return Measure("m", Placed("M"), parts=asked, scores=scores, lets=lets)


def test_five_thousand_items_in_one_sum() -> None:
    rule = MissingRule("at most", Amount(Fraction(1, 2), True), "prorate")
    total = Score("total", Call("sum", (NameRange(Name("q0"), Name("q4999")),)), missing=rule)
    large = measure(items(5000), (total,))
    before = process_time()
    found = score(large, {f"q{index}": 3 for index in range(4000)}, NO_HASHES).scores["total"]
    assert (found.value, found.answered, found.expected, found.filled) == (15000, 4000, 5000, 1000)
    assert process_time() - before < 3


def test_five_thousand_terms_written_out() -> None:
    added = Sum(tuple(Term(Name(f"q{index}"), negative=index % 2 == 1) for index in range(5000)))
    large = measure(items(5000), (Score("total", added),))
    assert score(large, {f"q{index}": 3 if index % 2 == 0 else 1 for index in range(5000)}, NO_HASHES).scores[
        "total"
    ].value == Fraction(5000)


def test_a_chain_of_three_thousand_lets() -> None:
    first: list[Let] = [Let("l0", Name("q0"))]
    lets = first + [Let(f"l{n}", Sum((Term(Name(f"l{n - 1}")), Term(Number(Fraction(1)))))) for n in range(1, 3000)]
    backwards = measure(items(1), (Score("total", Name("l2999")),), tuple(reversed(lets)))
    found = score(backwards, {"q0": 2}, NO_HASHES).scores["total"]
    assert (found.value, found.answered, found.expected) == (3001, 1, 1)
    assert score(backwards, {}, NO_HASHES).scores["total"].missing == "blank"


def test_a_chain_of_two_thousand_conditions() -> None:
    asked = [*items(1)]
    for index in range(1, 2000):
        condition = Call("answered", (Name(f"q{index - 1}"),))
        asked.append(Item(f"q{index}", Placed("Asked"), Choice(OPTIONS), when=condition))
    chained = measure(tuple(asked), (Score("last", Call("answered", (Name("q1999"),))),))
    assert score(chained, {f"q{index}": 1 for index in range(2000)}, NO_HASHES).scores["last"].value is True
    lacking = {f"q{index}": 1 for index in range(2000) if index != 1000}
    found = score(chained, lacking, NO_HASHES)
    assert found.scores["last"].value is False
    assert len(found.unused_answers) == 999


def test_a_formula_nested_sixty_four_deep() -> None:
    formula: Expression = Name("q0")
    for _ in range(32):
        formula = Negation(Sum((Term(formula), Term(Number(Fraction(1)), negative=True))))
    deep = measure(items(1), (Score("total", formula),))
    # x -> 1 - x, 32 times: x again.
    assert score(deep, {"q0": 3}, NO_HASHES).scores["total"].value == 3


def test_every_refusal_is_named() -> None:
    wrong = {"zz": 1, "q1": 9, "q0": "x"}
    found = refusals(measure(items(2), ()), wrong)
    assert [(one.item, one.value) for one in found] == [("q0", "x"), ("q1", 9), ("zz", 1)]
    assert found[1].why == "9 is not one of its options (0, 1, 2, 3)"
