"""Rows beside keys, conditions that meet, values that recodes leave out: what is found, and what is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from romdsl.compiler import compile_source
from romdsl.compiler.check.rules.table_not_monotone import odd_one_out
from romdsl.diagnostics import Report
from romdsl.source import Source

START = """measure sleep "Sleep"
context sex "Sex" scale { male "Male"; female "Female" }
context age "Age" answer number 11..16 years
scale often { 0 "Never"; 1 "Sometimes"; 2 "Often" }
block week "The last week" scale often { q1 "I slept well"; q2 "I woke rested" }
let raw = sum(week) missing none
"""


def found(text: str) -> list[tuple[str, str]]:
    """Names and messages of what is found, but for contexts that a short example does not use."""
    report = Report()
    compile_source(Source("example.rom", START + text), report)
    return [(finding.rule.name, finding.message) for finding in report.findings if finding.rule.name != "never-used"]


def names(text: str) -> list[str]:
    return [name for name, _ in found(text)]


def table(rows: str, use: str, by: str = "sex, raw", otherwise: str = "") -> str:
    return f'table t by {by} {otherwise} source "x" {{ {rows} }}\nscore s = {use} {{ higher better }}\n'


def test_the_first_hole_is_named_and_the_others_are_counted() -> None:
    # Raw sums are 0 to 4 for either sex: male 4, and female 3 and 4, have no row.
    holes = found(table("male, 0..3 -> 1; female, 0..2 -> 2", "t(sex, raw)"))
    assert holes == [("table-hole", "The table “t” has no row for sex male, raw 4, nor for 2 more.")]


@pytest.mark.parametrize(
    ("rows", "use", "by", "otherwise"),
    [
        ("male, 0..4 -> 1; female, 0..4 -> 2", "t(sex, raw)", "sex, raw", ""),
        ("male, 0..3 -> 1", "t(sex, raw)", "sex, raw", "else missing"),
        # Only answers that have a row lead to the table.
        ("0..1 -> 1", "if raw <= 1 then t(raw) else 5", "raw", ""),
        # The keys hang together: a raw sum of 4 never comes with 0 for q1.
        ("0, 0..2 -> 1; 1, 1..3 -> 2; 2, 2..4 -> 3", "t(q1, raw)", "q, raw", ""),
        ("0..4 -> missing", "t(raw)", "raw", ""),
    ],
)
def test_no_hole_is_told_where_there_is_none(rows: str, use: str, by: str, otherwise: str) -> None:
    assert "table-hole" not in names(table(rows, use, by, otherwise))


def test_a_half_point_between_two_rows_is_a_hole() -> None:
    text = 'table t by level source "x" { 0..1 -> 1; 2 -> 2 }\nscore s = t(mean(week missing none)) { higher better }\n'
    assert found(text) == [("table-hole", "The table “t” has no row for level 1.5.")]


def test_digits_of_a_code_are_compared_as_they_are_written() -> None:
    rows = "00 -> 1; 01 -> 2; 02 -> 3; 10 -> 4; 11 -> 5; 12 -> 6; 20 -> 7; 21 -> 8; 22 -> 9"
    assert found(table(rows, "t(join(q1, q2))", "state")) == []


def test_for_whom_the_bands_of_a_score_hold_does_not_make_its_value_hang_together_with_them() -> None:
    """By hand: raw goes from 0 to 4 for either sex, so that male 2 has two rows and female 4 none."""
    bands = "bands when sex is male { 0..2 low; 3..4 high } bands when sex is female { 0..1 low; 2..4 high }"
    text = f"score total = raw {{ higher better; {bands.replace(' } bands', ' }; bands')} }}\n"
    text += table("male, 0..2 -> 1; male, 2..4 -> 2; female, 0..3 -> 3", "t(sex, total)", "sex, total")
    assert sorted(found(text)) == [
        ("rows-overlap", "The table “t” has two rows for sex male, total 2; the first counts."),
        ("table-hole", "The table “t” has no row for sex female, total 4."),
    ]
    asked = text.replace("t(sex, total)", "t(sex, if band(total) is low then 4 else 2)")
    assert "table-hole" not in names(asked), "which sex it is decides about the band, too"


def test_rows_that_overlap_where_nothing_can_be_are_left_alone() -> None:
    text = 'table t by level source "x" { 0..1.2 -> 1; 1.1..2 -> 2 }\nscore s = t(mean(week missing none)) { higher better }\n'
    assert found(text) == []
    assert names(text.replace("1.1..2", "1..2")) == ["rows-overlap"]


def test_the_very_same_keys_twice_are_told_without_knowing_what_they_can_be() -> None:
    assert names(table("aa -> 1; bb -> 2; aa -> 3", "t(join(q1, q2))", "state", "else missing")) == ["rows-overlap"]


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ([7, 9, 11, 12, 31, 14, 15], 4),
        ([7, 9, 11, 12, 3, 14, 15], 4),
        ([15, 14, 13, 21, 11, 10], 3),
        ([7, 9, 11, 12, 13, 14, 15], None),
        ([7, 9, 8, 12, 11, 14, 15], None),
        ([1, 5, 2, 6, 3, 7, 4], None),
        ([1, 1, 1, 1, 0, 1, 1], None),
    ],
)
def test_one_value_that_goes_against_all_others(values: list[int], odd: int | None) -> None:
    assert odd_one_out([Fraction(value) for value in values]) == odd


def test_a_norm_by_age_need_not_rise_with_it() -> None:
    rows = "11 -> 9.5; 12 -> 9.7; 13 -> 9.9; 14 -> 11.2; 15 -> 10.3; 16 -> 10.4"
    assert found(table(rows, "t(age)", "age")) == []


def score(*lines: str) -> str:
    return "score s = raw + 0 {\n  higher better\n  " + "\n  ".join(lines) + "\n}\n"


def test_two_conditions_that_meet_are_shown_with_a_person_for_whom_they_do() -> None:
    lines = (
        'caseness 3.. when sex is male source "x"',
        'caseness 2.. when age >= 15 source "x"',
    )
    message = "Two cut-offs of “s” can hold at once: where sex is male, age is 15."
    assert ("both-hold", message) in found(score(*lines))


def test_for_whom_nothing_holds_is_told_once_and_counted() -> None:
    lines = ('caseness 3.. when sex is male and age < 14 source "x"', 'caseness 2.. when sex is female source "x"')
    # Boys of 14, 15 and 16.
    assert found(score(*lines)) == [
        ("holds-for-some", "“s” has no cut-off where sex is male, age is 14, and 2 more like it.")
    ]


def test_something_for_everybody_beside_something_for_some_meets_it() -> None:
    assert names(
        score('norm mean 2 sd 1 of "a" source "x"', 'norm mean 3 sd 1 of "b" when sex is male source "x"')
    ) == ["both-hold"]


def test_conditions_over_more_than_can_be_gone_through_are_left_alone() -> None:
    many = "".join(f'item n{number} "?" answer number 0..99 days\n' for number in range(3))
    text = many + score('caseness 3.. when n0 > n1 source "x"', 'caseness 2.. when n1 < n2 source "x"')
    assert "both-hold" not in names(text) and "holds-for-some" not in names(text)


@pytest.mark.parametrize(
    ("arms", "expected"),
    [
        ("0..1 -> 0, 2..4 -> 1", []),
        ("0..1 -> 0, 3..4 -> 1", ["recode-hole"]),
        ("0..1 -> 0, else -> 1", []),
        ("0..2 -> 0, 2..4 -> 1", ["arms-overlap"]),
        ("0..2 -> 0, 2..4 -> 0", []),
        ("0..2 -> 0, 1 -> 1, 3..4 -> 2", ["dead-branch"]),
        ("0..4 -> 0, 5 -> 1", ["dead-branch"]),
    ],
)
def test_arms_beside_the_values_that_can_come(arms: str, expected: list[str]) -> None:
    assert names(f"score s = recode(raw, {arms}) {{ higher better }}\n") == expected


def test_a_recode_that_only_some_answers_lead_to_has_no_hole() -> None:
    assert names("score s = if raw <= 1 then recode(raw, 0 -> 0, 1 -> 1) else 2 { higher better }\n") == []


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("q1 <= q2", []),
        ("raw <= 4", ["check-never-fails"]),
        ("raw > 4", ["check-never-passes"]),
        ("q1 <= 1 or q2 <= 1 or raw = 4", ["check-never-fails"]),
        ("sex is male or age < 20", ["always-same", "check-never-fails"]),
    ],
)
def test_checks_that_decide_nothing(check: str, expected: list[str]) -> None:
    text = f'check c that {check} "Please look again."\nscore s = raw + 0 {{ higher better }}\n'
    assert sorted(names(text)) == expected


def test_a_scale_that_could_not_be_read_breaks_no_check_of_a_turned_item() -> None:
    text = (
        'scale often gone "Never" }\nblock week "The last week" scale often { q1 "I slept well"; q2 "I woke rested" }\n'
        "score s = sum(week reverse q1) { missing none; higher better; bands { 0..4 all } }\n"
    )
    report = Report()
    compile_source(Source("example.rom", f'measure sleep "Sleep"\n{text}'), report)
    assert report.has_errors
    assert "check-broke-off" not in {finding.rule.name for finding in report.findings}


def test_a_file_whose_head_differs_is_all_that_is_said() -> None:
    """Without its rows the cases come to something else, and the table has holes: both rest on the same fault."""
    report = Report()
    text = START + (
        'table t by raw from "t.csv" source "x"\nscore s = t(raw) { higher better }\n'
        'case "a" { q1 = 1; q2 = 1; gives s 5; source "row 2" }\n'
    )
    compile_source(Source("here/example.rom", text), report, lambda name: b"row,value\n0..4,5\n")
    told = {finding.rule.name for finding in report.findings if finding.rule.name != "never-used"}
    assert told == {"table-head-differs"}
