"""Every picture of every bank: told in words, no words that touch or leave it, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache

import pytest

from romdsl.banks.content import Content
from romdsl.banks.report import Supplements, pairs, pictures, report
from romdsl.banks.report.style import DASHES
from romdsl.irt import Bank

from .made import awkward, graded, long, supplements, yes_no
from .seen import Seen, height_at

BANKS = {"graded": graded, "yes_no": yes_no, "long": long, "awkward": awkward}


@cache
def drawn(bank: str) -> dict[str, str]:
    """All pictures of a bank in all their widths."""
    content = BANKS[bank]()
    found = pictures(content, supplements(content)).values()
    return {f"{each.name} {width:g}": each.svg(width) for each in found for width in each.widths}


@cache
def page(bank: str) -> str:
    content = BANKS[bank]()
    return report(content, supplements(content))


@pytest.mark.parametrize("bank", BANKS)
def test_no_words_touch_or_leave_the_picture(bank: str) -> None:
    for name, svg in drawn(bank).items():
        seen = Seen(svg)
        for at, each in enumerate(seen.words):
            left, top, right, bottom = each.box
            assert left >= 0 and top >= 0 and right <= seen.width and bottom <= seen.height, (name, each)
            for other in seen.words[at + 1 :]:
                assert not each.meets(other), (name, each.text, other.text)


@pytest.mark.parametrize("bank", BANKS)
def test_curves_and_marks_stay_in_the_picture(bank: str) -> None:
    for name, svg in drawn(bank).items():
        seen = Seen(svg)
        for points in re.findall(r' points="([^"]*)"', svg):
            for point in points.split():
                x, y = map(float, point.split(","))
                assert 0 <= x <= seen.width and 0 <= y <= seen.height, (name, point)


@pytest.mark.parametrize("bank", BANKS)
def test_each_picture_is_told_in_words(bank: str) -> None:
    for name, svg in drawn(bank).items():
        title, told = Seen(svg).told()
        assert len(title) > 5 and len(told) > 40, name
        assert 'role="img"' in svg


@pytest.mark.parametrize("bank", BANKS)
def test_nothing_comes_from_elsewhere(bank: str) -> None:
    for text in (page(bank), *drawn(bank).values()):
        without = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "://" not in without and "<script" not in without and "<image" not in without
        assert not re.search(r"\b(?:src|href)=(?!\"#)", without)
        assert set(re.findall(r"url\((.)", without)) <= {"#"}
        assert "style=" not in without


@pytest.mark.parametrize("bank", BANKS)
def test_ids_are_one_of_a_kind_and_what_is_named_is_there(bank: str) -> None:
    ids = re.findall(r' id="([^"]+)"', page(bank))
    assert len(ids) == len(set(ids))
    named = [*re.findall(r"url\(#([^)]+)\)", page(bank)), *re.findall(r'href="#([^"]+)"', page(bank))]
    for group in re.findall(r'aria-labelledby="([^"]+)"', page(bank)):
        named += group.split()
    assert named and set(named) <= set(ids)


def test_the_style_is_the_one_that_the_policy_allows() -> None:
    style = page("graded").split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page("graded")


@pytest.mark.parametrize("bank", BANKS)
def test_each_picture_has_its_table(bank: str) -> None:
    sections = page(bank).split('<section class="picture">')[1:-1]
    assert all("<details><summary>In numbers: " in each and "<tbody><tr>" in each for each in sections)


def test_the_pictures_alone_are_those_of_the_page() -> None:
    content = graded()
    alone = pictures(content, supplements(content))
    assert [name for name in alone if not name.startswith("item-coping")] == [
        "information",
        "forms",
        "people",
        "sums-short_4",
        "sums-short_8",
        "path-adaptive",
        "exposure-adaptive",
        "item-information",
        "groups-1",
        "pair-1-coping_01",
        "pair-1-coping_02",
    ]
    assert sum(name.startswith("item-coping") for name in alone) == 24
    assert all(each.svg().startswith("<svg ") and "<style>" in each.svg() for each in alone.values())


def test_lines_of_one_picture_differ_by_their_pattern() -> None:
    assert len(set(DASHES)) == len(DASHES) == 7
    seen = Seen(drawn("awkward")["item-close 360"])
    assert [len(seen.curves(f"dash{at}")) for at in range(7)] == [1] * 7
    keys = [each.text for each in seen.all_of("name")]
    assert keys[0] == "0 Never" and keys[6] == "6 Always & <ever>"


def test_words_away_from_their_curve_have_a_line_to_it_alone() -> None:
    ends = 0
    for name, svg in drawn("graded").items():
        seen = Seen(svg)
        for line in (each for each in seen.root.iter() if each.attrib.get("class") == "leader"):
            x, y = float(line.attrib["x2"]), float(line.attrib["y2"])
            away = sorted(abs(height_at(curve, x) - y) for curve in seen.curves("curve"))
            assert away[0] < 0.3 and away[1] > 3, (name, away)
            ends += 1
    assert ends > 3


def test_long_banks_are_parted_and_lose_no_item() -> None:
    names = [name for name in drawn("long") if name.startswith("people-") and name.endswith(" 720")]
    assert len(names) == 5
    words = [each.text for name in names for each in Seen(drawn("long")[name]).all_of("name")]
    assert len([each for each in words if each.startswith("Statement")]) == 124


def test_a_long_text_is_shortened_in_the_picture_and_whole_in_the_table() -> None:
    from .made import LONG_WORDS

    shown = [each.text for each in Seen(drawn("awkward")["people 360"]).all_of("name")]
    assert any(each.endswith("…") for each in shown)
    assert page("awkward").count(f"<td>{LONG_WORDS}</td>") >= 3


def test_a_mark_beyond_the_picture_is_an_arrow() -> None:
    svg = drawn("awkward")["people 720"]
    assert svg.count('class="beyond"') == 5  # wide at −6, −5, 4 and 6; steep at −3.5
    assert "6 of the marks would stand beyond the picture" in svg  # and guess, where nobody is at half


def test_a_bank_without_more_has_fewer_pictures() -> None:
    whole = graded()
    content = Content("a", "A", "m", "M", "", Bank(whole.bank.items[:1], whole.bank.metric), whole.items)
    assert list(pictures(content)) == ["information", "people", "item-information", "item-coping_01"]


def test_the_page_begins_with_where_everything_is() -> None:
    links = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page("graded"))
    assert [words for _, words in links] == [
        "Where the bank measures well",
        "Forms beside the bank",
        "People and answers on one line",
        "From the sum to T: Short form 4",
        "From the sum to T: Short form 8",
        "One person in an adaptive test: Adaptive, 4 to 8",
        "How often each item is asked: Adaptive, 4 to 8",
        "What each item tells, and where",
        "In two groups: “Women” and “Men”",
        "Each item: who gives which answer",
        "Parameters and words",
    ]
    assert [words for _, words in re.findall(r'<a href="#([^"]+)">(People[^<]+)</a>', page("long"))] == [
        "People and answers on one line"
    ]  # of five parts the first


def test_of_many_items_in_two_groups_those_are_drawn_that_differ_most() -> None:
    content = long()
    items = content.bank.items
    moved = {item.id: replace(item, b=tuple(step + at / 100 for step in item.b)) for at, item in enumerate(items, 1)}
    drawn = pictures(content, Supplements(pairs=pairs(content, ("all", "women"), moved)))
    curves = [name for name in drawn if name.startswith("pair-")]
    assert len(curves) == 24 and curves[0] in ("pair-1-i124", "pair-1-i123", "pair-1-i122")
    assert [name for name in drawn if name.startswith("groups-")] == [f"groups-1-{part}" for part in range(1, 6)]
    assert "124 items set side by side" in drawn["groups-1-1"].told
    assert "The curves of the 24 that differ most are drawn." in drawn["groups-1-1"].told


def test_a_bank_without_items_has_nothing_to_report() -> None:
    content = graded()
    empty = Content("a", "A", "m", "M", "", Bank((), content.bank.metric), {})
    with pytest.raises(ValueError, match="has no items that are asked"):
        report(empty, Supplements())
