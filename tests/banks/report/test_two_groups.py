"""Items in two groups: how far they differ, against values worked out by hand, and which of them are drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from romdsl.banks.precision import expected_answer
from romdsl.banks.report import Pair, Supplements, pairs, pictures
from romdsl.banks.report.difference import difference
from romdsl.banks.report.picture import Picture
from romdsl.banks.report.subject import Subject
from romdsl.banks.report.summary import summary
from romdsl.irt import Item

from .made import ONE, TWO, T, bank_of
from .seen import Seen


def pair_of(first: Item, second: Item) -> Picture:
    found = pictures(bank_of(ONE), Supplements(pairs=(Pair("one", ("A", "B"), first, second),)))
    return found["pair-1-one"]


def test_two_groups_differ_where_and_by_how_much() -> None:
    # b 0 and 1, a 1: S(theta) - S(theta - 1) is greatest at 0.5: 2 S(0.5) - 1 = 0.24492.
    # Area from -4.5 to 4.5: [ln(1 + e^x)] from -4.5 to 4.5 less that from -5.5 to 3.5 is 4.5 - 3.52567 = 0.97433.
    easier, harder = Item("one", "2pl", 1.0, (0.0,)), Item("one", "2pl", 1.0, (1.0,))
    said = Seen(pair_of(easier, harder).svg()).told()[1]
    assert "people in “B” answer up to 0.24 lower than in “A” (at 55)" in said
    assert "On average the same answer takes 9.7 points of T more in “B”: the signed area" in said
    turned = pair_of(harder, easier).told
    assert (
        "answer up to 0.24 higher than" in turned
        and "takes 9.7 points of T less in “B”" in turned
        and "group: −0." in turned
    )
    assert "“A” with the same T answer the same" in pair_of(easier, easier).told
    assert expected_answer(Item("g", "grm", 1.0, (-1.0, 1.0)), 1.0, 0.0) == pytest.approx(1.0)  # by symmetry


def test_the_area_is_the_mean_difference_of_the_thresholds() -> None:
    # Raju (1988): of graded items without regard to a, as long as all of it lies in the grid: (0.1 + 0.5) / 2 = 0.3.
    first, second = Item("g", "grm", 4.0, (-0.5, 0.5)), Item("g", "grm", 4.0, (-0.4, 1.0))
    subject = Subject(bank_of(first))
    assert difference(subject, Pair("g", ("A", "B"), first, second)).signed == pytest.approx(3.0, abs=1e-3)
    wide = Subject(bank_of(first, metric=replace(T, reported_mean=100.0, reported_sd=15.0)))
    assert difference(wide, Pair("g", ("A", "B"), first, second)).signed == pytest.approx(4.5, abs=1e-3)


def test_groups_whose_curves_cross_are_said_to() -> None:
    # 2pl of one b: the signed area is 0; to one side ln 2 / a, so without sign 2 ln 2 (1 / 0.8 - 1 / 4) = 1.386.
    flat, steep = Item("one", "2pl", 0.8, (0.0,)), Item("one", "2pl", 4.0, (0.0,))
    said = pair_of(flat, steep).told
    assert "The curves cross" in said and "curves; without signs 13." in said and "takes 0.0 points" in said


def test_the_items_in_two_groups_go_from_far_to_near() -> None:
    moved = [replace(ONE, id=f"i{at}", b=(at / 10,)) for at in (1, -5, 3)]
    items = [replace(item, b=(0.0,)) for item in moved]
    content = bank_of(*items)
    found = pairs(content, ("all", "women"), {item.id: item for item in moved})
    drawn = pictures(content, Supplements(pairs=found))
    seen = Seen(drawn["groups-1"].svg())
    assert [each.text for each in seen.all_of("name")] == ["Words of i-5", "Words of i3", "Words of i1"]
    figures = [float(each.text.replace("−", "-")) for each in seen.all_of("figure")]
    assert figures == pytest.approx([-4.9, 2.9, 1.0], abs=0.1)
    at = {each.text: each.x for each in seen.words if each.kind == "tick"}
    bars = [
        [float(x.split(",")[0]) for x in each.attrib["points"].split()]
        for each in seen.root.iter("{http://www.w3.org/2000/svg}polygon")
        if each.attrib["class"] == "bar"
    ]
    unit = (at["+5"] - at["0"]) / 5
    assert [min(bars[0]), max(bars[1])] == pytest.approx(
        [at["0"] + figures[0] * unit, at["0"] + figures[1] * unit], abs=3
    )
    assert max(bars[0]) == pytest.approx(at["0"], abs=0.2) == min(bars[1])
    weak = summary(Subject(content, Supplements(pairs=found))).weak
    assert any("3 items work otherwise in “women” than in “all”" in each and "i-5 (−4.9), i3" in each for each in weak)


def test_items_are_set_side_by_side_that_differ_or_say_so() -> None:
    content = bank_of(*TWO, ONE)
    known = {**content.items, "second": replace(content.items["second"], dif=("sex",))}
    content = replace(content, items=known)
    women = {item.id: item for item in (*TWO, replace(ONE, a=1.1))}
    assert [pair.item for pair in pairs(content, ("all", "women"), women)] == ["second", "one"]
    assert pairs(content, ("all", "women"), {"first": TWO[0]}) == []
