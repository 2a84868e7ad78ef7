"""Cut-offs and change that follow from published means, against numbers worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from romdsl.emit.published import (
    band_texts,
    clinical_cutoff,
    code_texts,
    cutoff_value,
    percentile_in_words,
    published_rows,
    reliable_change,
)
from romdsl.model.expression import Interval, Name, Number
from romdsl.model.measure import (
    Band,
    ClinicalCutoff,
    Measure,
    Option,
    Percentile,
    Placed,
    ReliableChange,
    Scale,
    Score,
    Table,
)

CLINICAL = (Fraction("18.1"), Fraction(6))
FUNCTIONAL = (Fraction("4.2"), Fraction("3.9"))


def score(higher: str | None = None) -> Score:
    direction = None if higher is None else Placed("worse" if higher == "worse" else "better")
    return Score("total", Number(Fraction(1)), higher=direction)  # type: ignore[arg-type]


def test_reliable_change_from_deviation_and_reliability() -> None:
    """1.96 · 5.2 · √(2 · 0.16) = 10.192 · 0.565685 = 5.7655."""
    said = reliable_change(ReliableChange(deviation=Fraction("5.2"), reliability=Fraction("0.84")))
    assert said == "5.77, from standard deviation 5.2, reliability 0.84"


def test_reliable_change_as_published() -> None:
    assert reliable_change(ReliableChange(amount=Fraction(6))) == "6"


CUTOFFS = [
    # a: two standard deviations from the clinical mean towards the other population
    (ClinicalCutoff("a", CLINICAL, FUNCTIONAL), None, Fraction("6.1")),
    (ClinicalCutoff("a", CLINICAL), "worse", Fraction("6.1")),
    (ClinicalCutoff("a", CLINICAL), "better", Fraction("30.1")),
    (ClinicalCutoff("a", CLINICAL), None, None),
    # b: two from the functional mean towards the clinical
    (ClinicalCutoff("b", CLINICAL, FUNCTIONAL), None, Fraction(12)),
    (ClinicalCutoff("b", None, FUNCTIONAL), "better", Fraction("-3.6")),
    # c: (3.9 · 18.1 + 6 · 4.2) / (3.9 + 6) = 95.79 / 9.9
    (ClinicalCutoff("c", CLINICAL, FUNCTIONAL), None, Fraction("95.79") / Fraction("9.9")),
    (ClinicalCutoff("c", CLINICAL), "worse", None),
]


@pytest.mark.parametrize(("cutoff", "higher", "value"), CUTOFFS)
def test_cut_offs_of_jacobson_and_truax(cutoff: ClinicalCutoff, higher: str | None, value: Fraction | None) -> None:
    assert cutoff_value(cutoff, score(higher)) == value


def test_where_the_number_does_not_follow_it_is_not_said() -> None:
    assert clinical_cutoff(ClinicalCutoff("a", CLINICAL), score()) == "criterion a, from clinical mean 18.1, SD 6"
    said = clinical_cutoff(ClinicalCutoff("c", CLINICAL, FUNCTIONAL), score())
    assert said == "9.68, criterion c, from clinical mean 18.1, SD 6; functional mean 4.2, SD 3.9"


def test_bands_that_share_a_code_say_all_words() -> None:
    young, old = Name("young"), Name("old")
    bands = (
        Band(Interval(None, Fraction(8)), "short", "Short for a child", young),
        Band(Interval(None, Fraction(6)), "short", "Short for an adult", old),
        Band(Interval(Fraction(6), None), "usual", "Usual", old),
        Band(Interval(Fraction(8), None), "usual", "Usual", young),
    )
    one = Score("hours", Number(Fraction(1)), bands=bands)
    assert band_texts(one) == {"short": "Short for a child / Short for an adult", "usual": "Usual"}


def test_codes_have_the_words_of_their_scale() -> None:
    scale = Scale("kinds", (Option("a", Placed("Kind A")),))
    measure = Measure("m", Placed("M"), scales=(scale,))
    assert code_texts(measure, Score("x", Number(Fraction(1)), scale=Placed("kinds"))) == {"a": "Kind A"}
    assert code_texts(measure, Score("x", Number(Fraction(1)))) == {}


def test_percentiles_and_what_goes_before() -> None:
    table = Table("total_percentile", (Placed("age"), Placed("total")), source=Placed("Smith 2001"))
    percentile = Percentile(table, Placed("pupils"))
    assert percentile_in_words(percentile) == "by age, total, of pupils (Smith 2001)"
    one = Score("total", Number(Fraction(1)), comparable=(Placed("a"), Placed("b")), replaces=Placed("old"))
    assert list(published_rows(one)) == [("comparable with", "a, b"), ("replaces", "old")]
