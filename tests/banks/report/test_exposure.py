"""How often an adaptive test asks each item: its bars and marks, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from romdsl.banks.report import Supplements, pictures
from romdsl.banks.simulating import simulate
from romdsl.irt import Rules

from .made import ONE, TWO, bank_of
from .seen import Seen


def test_exposure_goes_from_often_to_seldom_and_says_what_is_never_asked() -> None:
    content = bank_of(*TWO, ONE, adaptive={"cat": Rules(minimum=2, maximum=2)})
    ran = replace(simulate(content, "cat", 10), exposure={"second": 0.5, "first": 0.25, "one": 0.0}, overlap=0.375)
    seen = Seen(pictures(content, Supplements(simulations=[ran]))["exposure-cat"].svg())
    assert [each.text for each in seen.all_of("name")] == ["Words of second", "Words of first"]
    assert [each.text for each in seen.all_of("figure")] == ["50 %", "25 %"]
    # 10 at each of 13 values
    assert seen.told()[1].startswith("130 simulated persons, spread as the norm group, were asked 2 items on average.")
    assert "Two persons have 38 % of their questions in common. Never asked: one." in seen.told()[1]
    at = {each.text: each.x for each in seen.words if each.kind == "tick"}
    bars = [
        [float(x.split(",")[0]) for x in each.attrib["points"].split()]
        for each in seen.root.iter("{http://www.w3.org/2000/svg}polygon")
        if each.attrib["class"] == "bar"
    ]
    assert [max(bar) for bar in bars] == pytest.approx(
        [(at["40"] + at["60"]) / 2, (at["20"] * 3 + at["40"]) / 4], abs=0.2
    )


def test_an_item_that_a_test_may_not_ask_is_none_that_it_never_asked() -> None:
    content = bank_of(*TWO, ONE, adaptive={"cat": Rules(minimum=2, maximum=2, out=(2,))})
    said = pictures(content, Supplements(simulations=[simulate(content, "cat", 10)]))["exposure-cat"].told
    assert "More often than it should be (beyond the upright mark): first and second." in said and "Never" not in said


def test_an_item_may_say_how_often_it_is_asked() -> None:
    content = bank_of(*TWO, adaptive={"cat": Rules(minimum=2, maximum=2)})
    known = {**content.items, "first": replace(content.items["first"], exposure=0.3)}
    ran = replace(simulate(content, "cat", 10), exposure={"first": 0.4, "second": 0.6})
    picture = pictures(replace(content, items=known), Supplements(simulations=[ran]))["exposure-cat"]
    assert "(beyond the upright mark): first." in picture.told
    seen = Seen(picture.svg())
    at = {each.text: each.x for each in seen.words if each.kind == "tick"}
    marks = [float(each.attrib["x1"]) for each in seen.root.iter() if each.attrib.get("class") == "limit-mark"]
    assert marks == pytest.approx([at["80"], (at["20"] + at["40"]) / 2], abs=0.2)  # 0.8 where none is said
