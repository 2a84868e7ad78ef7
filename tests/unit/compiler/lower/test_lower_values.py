"""Programs worked out step by step give what is worked out by hand."""

from __future__ import annotations

import pytest

from tests.step_by_step import score
from tests.step_by_step.compiled import compiled, with_items


def result(formula: str, clauses: str = "", items: int = 4, rest: str = "", **answers: object) -> dict[str, object]:
    made = compiled(with_items(items, "0..3", f"{rest}\nscore x = {formula} {{ {clauses} }}"))
    assert not made.plan.faults
    scores = score(made.program, answers)["scores"]
    assert isinstance(scores, dict)
    found = scores["x"]
    assert isinstance(found, dict)
    return found


FULL = {"q1": 3, "q2": 1, "q3": 0, "q4": 2}


@pytest.mark.parametrize(
    ("formula", "clauses", "value"),
    [
        ("sum(b)", "missing none", 6),
        ("mean(b)", "missing none", 1.5),
        ("mean(b)", "missing none; round 0", 2),  # 1.5, away from zero
        ("-mean(b)", "missing none; round 0", -2),
        ("mean(b)", "missing none; round 0 down", 1),
        ("-mean(b)", "missing none; round 0 down", -2),
        ("-mean(b)", "missing none; round 0 up", -1),
        ("q2 / 2", "round 0 half even", 0),
        ("q1 / 2", "round 0 half even", 2),
        ("-(q2 / 4)", "round 0", 0),  # no -0
        ("q2 / 3", "decimals 2", 0.33),
        ("q4 / 3", "decimals 6", 0.666667),
        ("q1 / (q3 - q4)", "decimals 1", -1.5),
        ("q2 / (q2 - q1)", "decimals 1", -0.5),
        ("(q1 + q4) / (q2 - q4)", "decimals 0", -5),
        ("q1 - q1 + 7", "", 7),
        ("abs(q3 - q1)", "", 3),
        ("floor(-(q2 / 2))", "", -1),
        ("ceil(-(q2 / 2))", "", 0),
        ("round(q4 / 3, 1)", "", 0.7),
        ("mean(q1..q2 missing none) / mean(q2..q4 missing none)", "decimals 1", 2),
        ("sum(b reverse q1, q3)", "missing none", 6),  # 0 + 1 + 3 + 2
        ("count(b >= 2)", "missing none", 2),
        ("max(b) - min(b)", "missing none", 3),
        ("sum(b * 2)", "missing none", 12),
        ("sum(b / q1)", "missing none; decimals 1", 2),
        ("if q1 > q2 then mean(b missing none) else q3", "", 1.5),
        ("if q1 > 3 then mean(b missing none) else q4 / 4", "decimals 1", 0.5),
        ("if mean(q1..q2 missing none) > 1.9 then 1 else 0", "", 1),  # sum 4 > 3.8
        ("if mean(q1..q2 missing none) >= 2.1 then 1 else 0", "", 0),
        ("if sum(b missing none) < 6.5 then 1 else 0", "", 1),
        ("if -sum(b missing none) <= -6.5 then 1 else 0", "", 0),
        ("if sum(b missing none) / 4 in 1.5..<2 then 1 else 0", "", 1),
        ("if sum(b missing none) / 4 = 1.6 then 1 else 0", "", 0),
        ("if sum(b missing none) / 4 != 1.6 then 1 else 0", "", 1),
    ],
)
def test_all_answered(formula: str, clauses: str, value: float) -> None:
    found = result(formula, clauses, **FULL)
    assert found["value"] == value and str(found["value"]) != "-0" and found["missing"] is None


@pytest.mark.parametrize(
    ("formula", "clauses", "value", "why"),
    [
        ("sum(b)", "missing none", None, "insufficient"),
        ("sum(b)", "missing at most 1, prorate; round 0", 7, None),  # 4 * 5 / 3 = 6.67
        ("sum(b)", "missing at most 1, ignore", 5, None),
        ("sum(b)", "missing at most 1, as 3", 8, None),
        ("sum(b)", "missing at most 20%, ignore", None, "insufficient"),
        ("sum(b)", "missing at most 25%, ignore", 5, None),
        ("sum(b)", "missing less than 1, ignore", None, "insufficient"),
        ("mean(b)", "missing any, as 3", 2, None),  # (5 + 3) / 4
        ("count(b >= 1)", "missing any, prorate; decimals 1", 2.7, None),
        ("min(b)", "missing any, as 0", 0, None),
        ("q2 + q1", "", None, "blank"),
        ("q1 / (q3 - 2)", "", None, "insufficient"),
        ("q2 / (q3 - 2)", "", None, "blank"),
        ("q2 - q2", "", None, "blank"),
        ("0 * q2", "", None, "blank"),
        ("if q2 >= 1 then q1 else q3", "", None, "blank"),
        ("if q1 >= 1 then q3 else q2", "", 2, None),
        ("sum(b missing any, as mean(q1..q3 missing any, ignore)) + 0", "decimals 1", 7.5, None),
        ("sum(b missing any, as q2)", "", None, "blank"),
    ],
)
def test_one_blank(formula: str, clauses: str, value: object, why: object) -> None:
    found = result(formula, clauses, q1=3, q3=2, q4=0)
    assert (found["value"], found["missing"]) == (value, why)


HIDDEN = """item h "Hidden unless q1" {{ scale s
when q1 >= 1
otherwise {} }}"""


@pytest.mark.parametrize(
    ("otherwise", "answers", "value", "expected", "answered", "filled"),
    [
        ("2", {"q1": 0, "q2": 1, "q3": 1, "q4": 1}, 5, 5, 5, 0),
        ("left out", {"q1": 0, "q2": 1, "q3": 1, "q4": 1}, 3, 4, 4, 0),
        ("missing", {"q1": 0, "q2": 1, "q3": 1, "q4": 1}, 3.75, 5, 4, 1),  # 5 * 3 / 4
        ("left out", {"q1": 1, "q2": 1, "q3": 1, "q4": 1, "h": 3}, 7, 5, 5, 0),
        ("left out", {"q2": 1, "q3": 1, "q4": 1, "h": 3}, 5, 5, 3, 2),  # shown cannot be said: 5 * 3 / 3
        ("left out", {"q1": 0, "q2": 2, "q3": 1}, 4, 4, 3, 1),  # 4 * 3 / 3
    ],
)
def test_hidden_items(
    otherwise: str, answers: dict[str, object], value: float, expected: int, answered: int, filled: int
) -> None:
    found = result("sum(b, h)", "missing at most half, prorate; decimals 2", rest=HIDDEN.format(otherwise), **answers)
    assert found["value"] == value
    assert (found["expected"], found["answered"], found["filled"]) == (expected, answered, filled)


def test_leaving_out() -> None:
    found = result("sum(b)", "missing none, leaving out not_applicable", q1=1, q2=1, q3="!not_applicable", q4=1)
    assert (found["value"], found["expected"], found["answered"]) == (3, 3, 3)
    found = result("sum(b)", "missing none, leaving out not_applicable", q1=1, q2=1, q3="!declined", q4=1)
    assert (found["value"], found["missing"], found["expected"]) == (None, "insufficient", 4)


def test_count_of_nothing_expected_is_none() -> None:
    answers = {f"q{number}": "!not_applicable" for number in range(1, 5)}
    found = result("count(b >= 1)", "missing at most 1, prorate, leaving out not_applicable; round 0", **answers)
    assert (found["value"], found["expected"]) == (0, 0)


def test_five_thousand_items() -> None:
    answers = {f"q{number}": number % 4 for number in range(1, 5001) if number % 10}
    found = result("sum(b)", "missing at most 20%, prorate; round 0", items=5000, **answers)
    answered = sum(number % 4 for number in range(1, 5001) if number % 10)
    assert found["value"] == (2 * 5000 * answered + 4500) // (2 * 4500)
    assert (found["answered"], found["filled"]) == (4500, 500)


def test_nothing_is_filled_in_a_missing_score() -> None:
    found = result("sum(b)", "missing at most 1, prorate; round 0", q1=1, q2=1)
    assert (found["missing"], found["answered"], found["expected"], found["filled"]) == ("insufficient", 2, 4, 0)


@pytest.mark.parametrize(("q1", "band"), [(0, "low"), (1, "low"), (2, "middle"), (3, "high")])
def test_bands_that_meet_in_a_point(q1: int, band: str) -> None:
    """0, 0.75, 1.5 and 2.25: the edges belong to the band that says so."""
    found = result("q1 * 0.75", "bands { ..0.75 low; 0.75<..<2.25 middle; 2.25.. high }", q1=q1)
    assert found["band"] == band


def test_band_goes_by_the_value_before_decimals() -> None:
    found = result("mean(b)", "missing none; decimals 0; bands { ..<2 low; 2.. high }", q1=3, q2=2, q3=1, q4=1)
    assert (found["value"], found["band"]) == (2, "low")
