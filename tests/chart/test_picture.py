"""What stands in the pictures, read as XML: marks, lines, words, colours, and nothing of a hostile text's own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from bench.feedback import drawn, goals, scripted, total, wellbeing, with_versions
from romdsl.chart import NARROW, WIDE, OwnWords, Point, Series, page, picture, small_multiples
from romdsl.drawing.colours import DARK, LIGHT, PAPER

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "</text><script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    "<![CDATA[ ]]> & &amp; \" ' `",
    "\x00\x08\ud800 \u202e turned \ufffe",
    "</style><style>*{display:none}",
]


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def marks(text: str, kind: str) -> list[ElementTree.Element]:
    return [one for one in tree(text).iter() if kind in (one.get("class") or "").split()]


def words(text: str, kind: str | None = None) -> list[str]:
    found = marks(text, kind) if kind else list(tree(text).iter())
    return ["".join(one.itertext()) for one in found if one.tag == f"{SVG}text"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", scripted())
def test_each_picture_is_one_labelled_image_without_script_or_address(name: str, width: int) -> None:
    text = drawn(scripted()[name], width)
    root = tree(text)
    assert root.get("role") == "img"
    labels = (root.get("aria-labelledby") or "").split()
    by_id = {one.get("id"): one for one in root.iter() if one.get("id")}
    assert [by_id[label].tag for label in labels] == [f"{SVG}title", f"{SVG}desc"]
    assert all(by_id[label].text for label in labels)
    assert root.get("viewBox", "").startswith(f"0 0 {width} ")
    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "line", "polyline", "polygon", "circle", "text"}
    assert "style=" not in text and "href" not in text and text.count("http") == 1 and "url(" not in text


@pytest.mark.parametrize("name", scripted())
def test_equal_input_gives_equal_bytes(name: str) -> None:
    assert drawn(scripted()[name], WIDE).encode() == drawn(scripted()[name], WIDE).encode()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile: str) -> None:
    plain = total(18, None, 9)
    points = tuple(
        replace(one, title=hostile, version=hostile * (at == 2), reason=hostile) for at, one in enumerate(plain.points)
    )
    bands = tuple(replace(band, text=hostile) for band in plain.bands)
    series = replace(plain, title=hostile, points=points, bands=bands, unit=hostile, note=hostile)
    own = OwnWords("goals", hostile, tuple(replace(row, title=hostile) for row in goals().rows), goals().times)
    for text in (picture(series), picture(series, NARROW), small_multiples(own), small_multiples(own, NARROW)):
        tags = [one.tag.removeprefix(SVG) for one in tree(text).iter()]
        assert not {"script", "img", "image"} & set(tags) and tags.count("style") == 1 and tags.count("svg") == 1
    whole = page(hostile, [series], [own], hostile)
    assert "<script" not in whole and "<img" not in whole and whole.count("<style>") == 1


def test_a_missing_score_is_a_hollow_mark_with_its_reason_and_breaks_the_line() -> None:
    text = picture(total(18, 16, 13, None, 11, 9))
    assert len(marks(text, "hollow")) == 1 and len(marks(text, "point")) == 5
    assert words(text, "value") == ["9", "18", "16", "13", "11"]
    assert "no score: not enough answers" in words(text)
    # From the first to the third, and from the fifth to the sixth.
    assert [len((line.get("points") or "").split()) for line in marks(text, "way")] == [3, 2]
    crowded = picture(total(18, None, 16, None, None, 9), NARROW)
    said = " ".join(words(crowded))
    assert len(marks(crowded, "hollow")) == 4  # three in the plot, one before the sentence
    assert "No score, not enough answers: 23 February 2026; 18 May 2026; 29 June 2026." in said


def test_what_is_more_than_error_has_a_ring_a_bracket_and_a_line() -> None:
    """18 − 6 = 12: 12 is more than chance, 13 is not."""
    text = picture(total(18, 13, 12, 24, 23))
    assert len(marks(text, "ring")) == 2  # 12 and 24
    assert len(marks(text, "reliable")) == 3  # two in the plot, one in the words
    assert {"12 or less: more than chance", "24 or more: more than chance"} <= set(
        words(picture(total(18, 17, 13)), "limit")
    )
    without = picture(total(18, 13, 12, reliable_change=None))
    assert not any(marks(without, kind) for kind in ("ring", "reliable", "bracket"))


def test_another_version_breaks_the_line_and_begins_a_bracket_of_its_own() -> None:
    text = picture(with_versions(total(18, 16, 13, 14, 11, 5), 3))
    assert [len((line.get("points") or "").split()) for line in marks(text, "way")] == [3, 3]
    assert len(marks(text, "break")) == 2 and "version 2.0.0" in words(text)
    assert len(marks(text, "ring")) == 1  # 5 is 9 below 14; 11 is 3 below 14, though 7 below 18
    assert any("cannot be compared" in line for line in [" ".join(words(text))])


def test_what_is_remembered_is_joined_to_nothing() -> None:
    text = drawn(scripted()["looking_back"], WIDE)
    assert len(marks(text, "hollow")) == 2 and all(one.tag == f"{SVG}polygon" for one in marks(text, "hollow"))
    assert [len((line.get("points") or "").split()) for line in marks(text, "way")] == [3]


def test_the_band_of_the_latest_score_is_strong() -> None:
    assert words(picture(total(18, 9)), "strong") == ["Mild", "5–9"]
    assert {"0–4", "5–9", "10–14", "15–19", "20–27"} <= set(words(picture(total(9))))


def test_each_small_picture_has_all_days_of_the_person() -> None:
    text = small_multiples(goals())
    assert words(text).count("12 Jan") == 4 and words(text).count("10 Aug") == 4
    starts = re.findall(r'<polyline class="way" points="([\d.]+),[^"]*"', text)
    assert len(starts) == 5  # the first row has a gap
    assert float(starts[2]) < float(starts[4])  # the fourth stands under the second, and begins later
    assert {"From 2 to 7.", "From 1 to 10.", "18 May: not rated."} <= set(words(text))


def test_a_very_long_word_is_parted_and_a_very_long_text_cut() -> None:
    row = replace(goals().rows[0], title="W" * 300)
    own = OwnWords("goals", "Own", (row,), goals().times)
    lines = words(small_multiples(own, NARROW), "own")
    assert len(lines) == 5 and lines[-1].endswith("…")
    assert "W" * 300 in "".join(tree(small_multiples(own, NARROW)).itertext())


def test_ends_of_a_score_without_ends_hold_all_values() -> None:
    points = tuple(Point(date(2026, 1, day), f"Day {day}", Fraction(value)) for day, value in ((1, -12), (2, 340)))
    text = picture(Series("free", "Free", "better", None, None, points))
    assert words(text, "value") == ["340", "−12"] and "−12" in words(text) and "400" in words(text, "tick")


def test_a_range_that_nobody_comes_near_is_shown_in_part() -> None:
    points = tuple(Point(date(2026, 1, day), "", Fraction(value)) for day, value in ((1, 40), (20, 62)))
    text = picture(Series("t", "Goals", "better", Fraction(-850), Fraction(950), points))
    assert words(text, "tick")[:2] == ["0", "100"] and "Goals, −850 to 950" in words(text)
    assert "The picture shows the part from 0 to 100." in words(text)


def test_nothing_at_all() -> None:
    empty = replace(wellbeing(days=()), points=())
    assert "There is no score yet." in " ".join(words(picture(empty)))
    assert "Nothing has been rated yet." in words(small_multiples(OwnWords("goals", "Own", (), ())))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * sign for sign in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_contrast(colours: dict[str, str]) -> None:
    """WCAG 2.2: words 4.5 (1.4.3), marks 3 (1.4.11), on the box and on the ground of a band."""
    for under in ("box", "ground"):
        for over, least in (("ink", 4.5), ("muted", 4.5), ("help", 4.5), ("accent", 4.5), ("axis", 3)):
            light, dark = sorted((luminance(colours[under]), luminance(colours[over])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, (under, over)
