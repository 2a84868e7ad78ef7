"""Files of parameters and lock files: what is wrong in them is told at the row and column, or at the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from romdsl.diagnostics import Finding
from tests.banks.rules.checked import findings, told

FOLDER = Path(__file__).resolve().parents[3] / "measures" / "everyday_coping"
TEXT = (FOLDER / "measure.rom").read_text(encoding="utf-8").split("\ncase ")[0]
FILES = {name: (FOLDER / name).read_text(encoding="utf-8") for name in ("parameters.csv", "easy_read_5.lock.json")}
LOCK = json.loads(FILES["easy_read_5.lock.json"])


def with_csv(before: str, after: str) -> tuple[Finding, ...]:
    assert FILES["parameters.csv"].count(before) == 1
    return findings(TEXT, FILES | {"parameters.csv": FILES["parameters.csv"].replace(before, after)})


def with_items(*items: str) -> tuple[Finding, ...]:
    return findings(TEXT, FILES | {"easy_read_5.lock.json": json.dumps(LOCK | {"items": items})})


def test_as_it_is_nothing_is_found() -> None:
    assert findings(TEXT, FILES) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("plan2,1.43", "plan2,NaN", "parameters.csv:3 ROM172 NaN"),
        ("item,a,b1", "item,slope,b1", "parameters.csv:1 ROM226 slope"),
        ("plan2,1.43", "plan99,1.43", "parameters.csv:3 ROM244 plan99"),
        ("plan2,1.43", "plan1,1.43", "parameters.csv:3 ROM172 plan1"),
        ("plan2,1.43,-0.36", "plan2,1.43,", "parameters.csv:3 ROM172 "),
        ("plan2,1.43,-0.36,0.41,1.72", "plan2,1.43,-0.36,0.41", "parameters.csv:3 ROM172 0.41"),
        ("-0.36,0.41,1.72", "-0.36,0.41,", "parameters.csv:3 ROM842 -0.36,0.41"),
        ("-0.36,0.41,1.72", "-0.36,-0.4,1.72", "parameters.csv:3 ROM844 -0.4"),
    ],
)
def test_a_cell_is_told_at_its_row_and_column(before: str, after: str, expected: str) -> None:
    assert expected in told(with_csv(before, after))


def test_a_file_that_is_not_there_is_one_finding() -> None:
    found = findings(TEXT, {"easy_read_5.lock.json": FILES["easy_read_5.lock.json"]})
    assert told(found) == ['measure.rom:33 ROM225 "parameters.csv"']


def test_a_form_whose_bank_has_other_parameters_since_does_not_silently_change() -> None:
    assert [each.rule.name for each in with_csv("plan2,1.43", "plan2,1.44")] == ["bank-changed"]


def test_a_change_of_the_metric_is_one_of_the_bank() -> None:
    found = findings(TEXT.replace("-4.5..4.5 by 0.1", "-4..4 by 0.1"), FILES)
    assert [each.rule.name for each in found] == ["bank-changed"]


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        (("plan1", "feel2", "feel3", "ask2"), "it has 4 items, and 5 are asked for"),
        (("plan1", "feel2", "feel3", "ask2", "ask6"), "ask6 is not among the items that may be taken"),
        (("plan5", "feel2", "feel3", "ask2", "ask5"), "plan5 is not among the items that may be taken"),
        (("plan1", "feel2", "feel3", "feel1", "ask5"), "3 items are of feelings, and 1..2 are asked for"),
        (("plan2", "feel1", "feel4", "ask3", "ask2"), "its standard error comes to 4.91, and is to be at most 4.2 over 40..60"),
    ],
)  # fmt: skip
def test_a_lock_that_breaks_the_rules_of_its_form(items: tuple[str, ...], reason: str) -> None:
    found = [each for each in with_items(*items) if each.rule.name == "lock-breaks-rules"]
    assert f"easy_read_5.lock.json does not keep the rules of “easy_read_5”: {reason}." in [
        each.message for each in found
    ]


@pytest.mark.parametrize(
    ("items", "rule"),
    [
        (("plan1", "feel2", "feel3", "ask2", "ask99"), "not-in-bank"),
        (("plan1", "feel2", "feel3", "ask2", "ask2"), "form-item-twice"),
        (("plan1", "feel2", "worry", "ask2", "ask5"), "pilot-as-scored"),
        (("plan1", "feel2", "feel3", "ask1", "ask4"), "enemies-together"),
    ],
)
def test_what_is_wrong_with_any_form_is_told_of_a_lock(items: tuple[str, ...], rule: str) -> None:
    assert rule in [each.rule.name for each in with_items(*items)]


@pytest.mark.parametrize(
    "lock",
    [
        "",
        "[]",
        "{}",
        '{"form": "other", "bank": "x", "items": []}',
        '{"form": 1',
        "null",
        json.dumps(LOCK | {"items": []}),
    ],
)
def test_a_lock_that_is_none_is_one_finding(lock: str) -> None:
    found = findings(TEXT, FILES | {"easy_read_5.lock.json": lock})
    assert [each.rule.name for each in found] == ["lock-not-read"]


def test_what_must_be_in_a_form_and_what_is_kept_apart() -> None:
    text = TEXT.replace("  choose 5\n", "  choose 5\n  must feel1\n  never together feel2, feel3\n")
    reasons = [each.message.partition(": ")[2] for each in findings(text, FILES)]
    assert reasons == ["feel2 and feel3 are not to be together.", "feel1 is not in it."]


def test_an_item_without_a_row_is_led_to_the_file() -> None:
    (found,) = [each for each in with_csv("plan2,1.43,-0.36,0.41,1.72\n", "") if each.rule.code == "ROM841"]
    assert found.help.startswith("write its row into parameters.csv")
