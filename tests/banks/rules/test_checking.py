"""What is worked out of a bank: made so that each answer can be had by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor, sqrt
from pathlib import Path
from typing import Any

import romdsl
from romdsl.banks.checking import Remark, remarks
from romdsl.banks.content import Content, ItemContent
from romdsl.banks.from_measure import contents
from romdsl.irt import Bank, Item, Metric, Rules
from tests.banks.coping import formulas

METRIC = Metric(Fraction(-4), Fraction(4), Fraction(1, 10))
COPING = Path(__file__).resolve().parents[3] / "measures" / "everyday_coping"


def graded(id: str, a: float, *b: float, area: str = "") -> Item:
    return Item(id, "grm", a, b, area=area)


def told(*items: Item, **forms: tuple[int, ...]) -> list[Remark]:
    return remarks(content_of(items, forms=forms))


def content_of(items: tuple[Item, ...], **further: Any) -> Content:
    texts = {item.id: ItemContent(item.id, ("No", "Some", "All")) for item in items}
    return Content("bank", "Bank", "t", "T", "", Bank(items, METRIC), texts, **further)


def saying(content: Content, id: str, **said: Any) -> Content:
    """The content with more said of one item."""
    return replace(content, items={**content.items, id: replace(content.items[id], **said)})


def of(name: str, found: list[Remark]) -> list[Remark]:
    return [each for each in found if each.rule.name == name]


def test_an_option_between_near_thresholds_is_never_the_likeliest() -> None:
    # at its best, theta 0.1, the middle of near: S(0.1) - S(-0.1) = 0.05, and each other 0.475
    found = of("option-never-likeliest", told(graded("near", 1, 0, 0.2), graded("far", 2, -1.5, 1.5)))
    assert [(each.about, each.message) for each in found] == [
        ("near", "“Some” of “near” is nowhere the likeliest answer.")
    ]


def test_many_of_one_kind_are_told_in_one_sentence() -> None:
    near = [graded(f"n{at}", 1, at / 5, at / 5 + 0.2) for at in range(4)]
    found = of("option-never-likeliest", told(*near))
    assert [(each.about, each.message) for each in found] == [
        ("", "4 items have an option that is nowhere the likeliest answer: n0 (“Some”), n1 (“Some”), n2 (“Some”), n3 (“Some”).")
    ]  # fmt: skip
    assert [each.about for each in of("option-never-likeliest", told(*near[:3]))] == ["n0", "n1", "n2"]


def test_half_of_all_say_no_to_one_question_in_the_middle() -> None:
    found = of("floor-or-ceiling", told(graded("one", 1, 0), graded("two", 1, 0.5), only=(0,)))
    # The mean of theta among those who say no: -2 E[S(theta) (1 - S(theta))] = -2 * 0.2066, after Stein.
    assert [each.message.split(" everywhere from ")[1] for each in found] == [
        "50% of the population of its metric: all of them have 45.9.",
        "50% of the population of its metric: all of them have 54.1.",
    ]


def test_few_are_at_an_end_of_six_questions() -> None:
    assert of("floor-or-ceiling", contents_of_coping()) == []


def test_areas_whose_discriminations_are_as_1_to_1_7() -> None:
    items = [graded(f"x{at}", 1, -1 + at / 10, area="x") for at in range(4)]
    items += [graded(f"y{at}", 1.7, -1 + at / 10, area="y") for at in range(4)]
    assert "y discriminate 1.7 times" in of("scalings-mixed", told(*items))[0].message
    assert of("scalings-mixed", told(*items[:6])) == []  # of two nobody knows


def test_a_row_that_was_copied() -> None:
    found = of("same-parameters", told(graded("a", 1.5, -1, 1), graded("b", 1.5, -1, 1), graded("c", 1.5, -1, 1.1)))
    assert [(each.about, each.message) for each in found] == [("b", "“b” has all parameters of “a”.")]


def test_two_that_are_nearly_one_unless_they_are_kept_apart() -> None:
    items = (graded("a", 1.5, -1, 1), graded("b", 1.51, -1.02, 1), graded("c", 1.5, -1.03, 1), graded("d", 1.5, -1))
    content = content_of(items)
    found = of("same-parameters", remarks(content))
    assert [each.message for each in found] == [
        "“b” has nearly the parameters of “a”.",
        "“c” has nearly the parameters of “b”.",
    ]
    kept = saying(saying(content, "b", enemies=("a",)), "c", enemies=("b",))
    assert of("same-parameters", remarks(kept)) == []


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


def test_what_the_best_four_can_do() -> None:
    """1 + 4 a² p (1 - p) = 5, a reliability of 0.8, where p is 0.5 ± 0.2083: at theta ± 0.4032."""
    found = of("where-it-measures", told(*(graded(f"i{at}", 0.4 if at in (1, 4) else 2.2, 0) for at in range(6))))
    assert [each.message for each in found][1:] == [
        "The bank “bank”, with the 4 items that tell most at each value, has a standard error of at most 4.5 from 46 to 54."
    ]


TWELVE = tuple(graded(f"i{at}", 2, -2.2 + at * 0.4, -1.8 + at * 0.4) for at in range(12))


def test_an_item_that_tells_less_wherever_anybody_is_is_never_chosen() -> None:
    items = (*TWELVE, graded("flat", 0.5, 0))
    content = content_of(items, adaptive={"short": Rules("mpwi", 2, 4, 0.3)})
    (found,) = of("never-chosen", remarks(content))
    assert found.about == "short" and found.message.endswith("flat.")
    drawn = replace(content, adaptive={"short": Rules("mpwi", 2, 4, 0.3, randomesque=13)})
    assert of("never-chosen", remarks(drawn)) == []
    barred = replace(content, adaptive={"short": Rules("mpwi", 2, 4, 0.3, out=(12,))})
    assert not any("flat" in each.message for each in of("never-chosen", remarks(barred)))


def test_an_item_is_asked_too_often() -> None:
    content = content_of(TWELVE, adaptive={"short": Rules("mpwi", 2, 4, 0.3, first=3)})
    found = of("asked-too-often", remarks(content))
    assert [each.about for each in found] == ["i3"]
    assert found[0].message == "“short” asks “i3” of 100% of 5,000 simulated persons; an item wears out above 80%."
    assert of("asked-too-often", remarks(saying(content, "i3", exposure=1.0))) == []


def test_one_of_four_drawn_is_asked_of_a_quarter() -> None:
    content = content_of(TWELVE[4:8], adaptive={"one": Rules("mpwi", 1, 1, 0.0, randomesque=4)})
    for item in content.bank.items:
        content = saying(content, item.id, exposure=0.28)
    assert of("asked-too-often", remarks(content)) == []
    (found,) = of("asked-too-often", remarks(saying(content, "i5", exposure=0.22)))
    assert found.about == "i5" and found.message.endswith("its exposure is to be at most 22%.")


def test_of_a_retired_item_nothing_is_said() -> None:
    near, far = graded("near", 1, 0, 0.2), graded("far", 2, -1.5, 1.5)
    content = saying(content_of((near, replace(near, id="old"), far)), "old", retired=True)
    found = remarks(content)
    assert [each.about for each in found if each.about] == ["near"]
    assert [each for each in found if not each.about] == [each for each in told(near, far) if not each.about]


def contents_of_coping() -> list[Remark]:
    (content,) = contents(romdsl.load(COPING).measure)
    return remarks(content)
