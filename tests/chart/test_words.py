"""The text alternative tells everything that a picture shows; which way is good is said both ways."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from bench.feedback import goals, scripted, total, wellbeing, with_versions
from romdsl.chart import Band, Cutoff, Series
from romdsl.chart import words as say
from romdsl.chart.words import cutoff, direction, own_told, range_of, told


@pytest.mark.parametrize("name", [name for name in scripted() if name != "goals"])
def test_every_value_and_reason_is_told(name: str) -> None:
    series = scripted()[name]
    assert isinstance(series, Series)
    said = told(series)
    for point in series.points:
        value = f"no score, {point.reason}" if point.value is None else series.shown(point.value)
        assert f"{say.when(point)} ({point.title}) {value}" in said


def test_a_whole_alternative() -> None:
    assert told(total(18, None, 9)) == (
        "Lower is better. Latest, 6 April 2026: 9, mild. All values in order of time: 12 January 2026 (First visit) 18,"
        " moderately severe; 23 February 2026 (Review 1) no score, not enough answers; 6 April 2026 (Review 2) 9, mild."
        " Since the first score: 9 lower, more than chance. Bands: minimal 0–4; mild 5–9; moderate 10–14;"
        " moderately severe 15–19; severe 20–27. 6 or more away from the first score is more than chance."
        " Cut-off of this measure: 10 or more."
    )


def test_own_words_are_told_row_by_row() -> None:
    said = own_told(goals())
    assert "Higher is better." in said and "“Sleep through the night”: 12 January 2026 (First visit) 2;" in said
    assert "18 May 2026 (Review 3) no score, not rated" in said and "From 2 to 7." in said
    assert "Set aside on 18 May 2026." in said and "Until then: “Get my papers in order”." in said


def test_which_way_is_good() -> None:
    assert direction(total(1)) == "Lower is better."
    assert direction(wellbeing("20", days=(0,))) == "Higher is better."
    assert direction(replace(total(1), direction=None)) == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((18, 12), ["Since the first score: 6 lower, more than chance."]),
        ((18, 13), ["Since the first score: 5 lower, which may be chance."]),
        ((18, 18), ["Since the first score: the same."]),
        ((3, 9, 8), ["Since the first score: 5 higher, which may be chance.", "Since the score before: 1 lower."]),
        ((18,), []),
        ((None, 18), []),
    ],
)
def test_change_in_words(values: tuple[int | None, ...], said: list[str]) -> None:
    assert say.changes(total(*values)) == said


def test_no_change_is_said_over_versions() -> None:
    one, other = with_versions(total(18, 9), 1), with_versions(total(18, 9, 8), 1)
    assert say.changes(one) == ["The latest score stands alone: those before it were asked with another version."]
    assert say.changes(other) == ["Since the first score with this version: 1 lower, which may be chance."]


def test_versions_in_one_sentence() -> None:
    three = with_versions(total(18, 9, 8), 1)
    later = replace(three, points=(*three.points[:2], replace(three.points[2], version="3.0.0")))
    assert say.breaks(later) == [
        "From 23 February 2026 on, version 2.0.0; from 6 April 2026 on, version 3.0.0 was asked: scores on the two sides"
        " of a dotted line cannot be compared."
    ]
    assert told(later).endswith("version 3.0.0 was asked: scores before and after cannot be compared.")


def test_a_limit_between_two_values_is_told_as_the_next_value() -> None:
    """1.96 · 5 · √(2 · 0.2) = 6.198: of whole numbers 7, of those with one decimal 6.2."""
    limit = Fraction("6.198065")
    assert say.reliable(total(18, 10, reliable_change=limit)).startswith("7 or more away")
    assert total(18, 12, reliable_change=limit).beyond == frozenset()
    decimal = wellbeing("20", "26.2", "26.1", days=(0, 1, 2), reliable_change=limit)
    assert say.reliable(decimal).startswith("6.2 or more away") and decimal.beyond == {1}


@pytest.mark.parametrize(
    ("band", "said"),
    [
        (Band("x", Fraction(5), Fraction(9)), "5–9"),
        (Band("x", None, Fraction(4)), "0–4"),
        (Band("x", Fraction(20), None), "20–27"),
        (Band("x", Fraction(3), Fraction(3)), "3"),
        (Band("x", Fraction(0), Fraction("4.5"), high_open=True), "0 to under 4.5"),
        (Band("x", Fraction("4.5"), Fraction(9), low_open=True), "over 4.5 to 9"),
        (Band("x", Fraction(-5), Fraction(-1)), "−5 to −1"),
    ],
)
def test_ranges_of_bands(band: Band, said: str) -> None:
    assert range_of(total(1), band) == said


def test_cutoffs() -> None:
    found = [Cutoff(Fraction(10)), Cutoff(Fraction(4), False), Cutoff(Fraction("12.8"), True, True)]
    assert [cutoff(total(1), one) for one in found] == ["10 or more", "4 or less", "over 12.8"]
