"""What is worked out of a bank: made so that each answer can be had by hand."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, sqrt
from pathlib import Path

import romdsl
from romdsl.banks.checking import Remark, remarks
from romdsl.banks.content import Content, ItemContent
from romdsl.banks.from_measure import contents
from romdsl.irt import Bank, Item, Metric
from tests.banks.coping import formulas

METRIC = Metric(Fraction(-4), Fraction(4), Fraction(1, 10))
COPING = Path(__file__).resolve().parents[3] / "measures" / "everyday_coping"


def graded(id: str, a: float, *b: float, area: str = "") -> Item:
    return Item(id, "grm", a, b, area=area)


def told(*items: Item, **forms: tuple[int, ...]) -> list[Remark]:
    texts = {item.id: ItemContent(item.id, ("No", "Some", "All")) for item in items}
    return remarks(Content("bank", "Bank", "t", "T", "", Bank(items, METRIC), texts, forms=forms))


def of(name: str, found: list[Remark]) -> list[Remark]:
    return [each for each in found if each.rule.name == name]


def test_an_option_between_near_thresholds_is_never_the_likeliest() -> None:
    # at its best, theta 0.1, the middle of near: S(0.1) - S(-0.1) = 0.05, and each other 0.475
    found = of("option-never-likeliest", told(graded("near", 1, 0, 0.2), graded("far", 2, -1.5, 1.5)))
    assert [(each.about, each.message) for each in found] == [
        ("near", "“Some” of “near” is nowhere the likeliest answer.")
    ]


def test_half_of_all_say_no_to_one_question_in_the_middle() -> None:
    found = of("floor-or-ceiling", told(graded("one", 1, 0), graded("two", 1, 0.5), only=(0,)))
    assert [each.message.split(" everywhere from ")[1] for each in found] == [
        "50% of the population of its metric."
    ] * 2


def test_few_are_at_an_end_of_six_questions() -> None:
    assert of("floor-or-ceiling", contents_of_coping()) == []


def test_areas_whose_discriminations_are_as_1_to_1_7() -> None:
    items = [graded(f"x{at}", 1, -1 + at / 10, area="x") for at in range(4)]
    items += [graded(f"y{at}", 1.7, -1 + at / 10, area="y") for at in range(4)]
    assert "y discriminate 1.7 times" in of("scalings-mixed", told(*items))[0].message
    assert of("scalings-mixed", told(*items[:6])) == []  # of two nobody knows


def test_a_row_that_was_copied() -> None:
    found = of("same-parameters", told(graded("a", 1.5, -1, 1), graded("b", 1.5, -1, 1), graded("c", 1.5, -1, 1.1)))
    assert [each.about for each in found] == ["b"]


def test_an_item_that_twelve_others_surpass_everywhere() -> None:
    items = [graded(f"i{at}", 1.5, -3, -1.5, 0, 1.5, 3 + at / 100) for at in range(12)]
    assert [each.about for each in of("never-among-best", told(*items, graded("flat", 0.5, 0)))] == ["flat"]
    assert of("never-among-best", told(*items)) == []


def test_two_weak_items_are_precise_nowhere() -> None:
    # the information of each is at most a^2 / 4 = 0.25, so the error is at least 10 / sqrt(1.5) = 8.2
    found = of("precise-nowhere", told(graded("a", 1, 0), graded("b", 1, 0.5)))
    assert [each.message for each in found] == ["The bank “bank” has nowhere a standard error of 4.5 or less."]


def test_where_the_short_form_measures_is_where_the_formulas_say() -> None:
    bank = formulas.read(COPING / "parameters.csv")
    short = ("plan1", "plan7", "feel3", "feel8", "ask1", "ask8")
    fine = [
        value / 100
        for value in range(2000, 8001)
        if sum(formulas.information(bank[id], value / 1000 - 5) for id in short) >= 4  # 10 / sqrt(5) = 10 sqrt(0.2)
    ]
    (found,) = [each for each in of("where-it-measures", contents_of_coping()) if each.about == "short"]
    error = floor(100 * sqrt(0.2) + 0.5) / 10
    assert (
        found.message == f"“short” has a standard error of at most {error} from {ceil(fine[0])} to {floor(fine[-1])}."
    )


def contents_of_coping() -> list[Remark]:
    (content,) = contents(romdsl.load(COPING).measure)
    return remarks(content)
