"""The check as a whole: what an author allows, that one fault is one finding, and what is known of a score."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source

HEADER = """measure sleep "Sleep"
scale often { 0 "Never"; 1 "Sometimes"; 2 "Often" }
block week "The last week" scale often { q1 "A"; q2 "B"; q3 "C" }
"""


def codes_of(text: str) -> list[str]:
    report = Report()
    compile_source(Source("a.rom", text), report)
    return [finding.rule.code for finding in report.findings]


def checked(text: str) -> CheckedMeasure:
    report = Report()
    found = compile_source(Source("a.rom", text), report)
    assert found is not None, report.findings
    return found


# --- allow -----------------------------------------------------------------------------------


def test_a_warning_is_silenced_everywhere_without_ids() -> None:
    text = HEADER + "score a = q1 + q3\nscore b = q2 + q3\n"
    assert codes_of(text) == ["ROM518", "ROM518"]
    assert codes_of(text + 'allow no-direction "for trying out"\n') == []


def test_a_warning_is_silenced_for_the_named_things_alone() -> None:
    text = HEADER + 'score a = q1 + q3\nscore b = q2 + q3\nallow no-direction for b "for trying out"\n'
    assert codes_of(text) == ["ROM518"]


def test_a_block_stands_for_its_items() -> None:
    text = 'measure n "N"\nblock naps "Today" { a "How many?" answer number 0..9 }\n'
    assert codes_of(text) == ["ROM408"]
    assert codes_of(text + 'allow number-without-unit for naps "in naps"\n') == []
    assert codes_of(text + 'allow number-without-unit for a "in naps"\n') == []


def test_an_error_stays_and_its_allow_is_one_more() -> None:
    text = HEADER + 'score a = q9 { higher better }\nallow unknown-name "soon"\n'
    assert codes_of(text) == ["ROM302", "ROM312"]


# --- one fault, one finding ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("score a = q9 + 1 { higher better; bands { 0..1 low } }", "ROM302"),
        ("score a = week { higher better; range 0..1 }", "ROM531"),
        ("score a = sum(week) { heigher better; missing none }", "ROM200"),
        ("score a = sum(week) { mising none; higher better }", "ROM200"),
        ("score a = sum(week) { missing none; higher better; bands { 0..1 low; 9..2 high } }", "ROM410"),
        ("score a = b { higher better }\nscore b = a { higher better }\nscore c = a + b { higher better }", "ROM307"),
        ("alert a when q1 >= 9 { staff \"x\" }", "ROM515"),
        ("item x \"X\" answer text when q1 >= 9", "ROM405"),
        ("item x \"X\" answer text when q1 >= 9 and q2 >= 1", "ROM521"),
        ("score a = if q1 >= 9 then 1 else 0 { higher better }", "ROM520"),
        ("item x \"X\" scale oftn\nscore a = x + q1 { higher better; range 0..9 }", "ROM301"),
        ("alert a when q1 is 7 { staff \"x\" }", "ROM314"),
        ("case \"x\" { week = 1; gives totl 3 }", "ROM308"),
        ("alert a when total > 0 { staf \"x\" }\nscore total = sum(week) { missing none; higher worse }", "ROM200"),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(line: str, code: str) -> None:
    assert codes_of(HEADER + line + "\n") == [code]


def test_a_name_that_is_used_often_is_spoken_of_once() -> None:
    assert codes_of(HEADER + "score a = q9 + q9 * q9 { higher better }\nscore b = q9 { higher better }\n") == ["ROM302"]


def test_faults_apart_are_all_found() -> None:
    text = HEADER + "score a = q8 { higher better }\nscore b = sum(week) { higher better }\nscore c = week\n"
    assert codes_of(text) == ["ROM302", "ROM501", "ROM531"]


# --- edges of bands and ranges ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("bands { 0..2 low; 3..6 high }", []),
        ("bands { 0..<3 low; 3..6 high }", []),
        ("bands { ..<3 low; 3.. high }", []),
        ("bands { 0..<3 low; 3<..6 high }", ["ROM512"]),
        ("bands { 0..3 low; 3<..6 high }", []),
        ("bands { 0..3 low; 3..6 high }", ["ROM513"]),
        ("bands { 0..2.5 low; 2.5..6 high }", []),
        ("bands { 1..2 low; 3..6 high }", ["ROM512"]),
        ("bands { 0..2 low; 3..5 high }", ["ROM512"]),
        ("bands { 0..2 low; 3..6 high; 7..9 top }", ["ROM514"]),
        ("range 0..6", []),
        ("range 0..7", ["ROM504"]),
        ("range 1..6", ["ROM504"]),
        ("range 0..<6", ["ROM504"]),
        ('caseness 3.. source "x"', []),
        ('caseness 0.. source "x"', ["ROM516"]),
        ('caseness 7.. source "x"', ["ROM516"]),
        ('bands { 0..2 low; 3..6 high }; caseness ..2 source "x"', []),
        ('bands { 0..2 low; 3..6 high }; caseness 2..3 source "x"', ["ROM517"]),
    ],
)
def test_each_value_that_can_be_reached_counts(words: str, codes: list[str]) -> None:
    assert codes_of(HEADER + f"score a = sum(week) {{ missing none; higher worse; {words} }}\n") == codes


# --- facts -----------------------------------------------------------------------------------


def test_the_key_of_each_item() -> None:
    found = checked(HEADER + "score a = sum(week reverse q2) { missing none; higher better }\n").facts["a"]
    assert [(key.item, key.key) for key in found.items] == [("q1", "+"), ("q2", "-"), ("q3", "+")]
    assert (found.low, found.high, found.exact, found.decimals) == (0, 6, True, 0)


def test_weights_are_told_where_they_differ() -> None:
    found = checked(HEADER + "score a = q1 + 2 * q2 - q3 / 2 { higher better }\n").facts["a"]
    assert [(key.item, key.key) for key in found.items] == [("q1", "1"), ("q2", "2"), ("q3", "-0.5")]
    assert (found.low, found.high) == (-1, 6)


def test_items_that_are_only_looked_at_are_conditions() -> None:
    text = (
        HEADER + "let many = count(week >= 1) missing none\nscore a = if many >= 2 then q1 else 0 { higher better }\n"
    )
    found = checked(text).facts["a"]
    assert [(key.item, key.key) for key in found.items] == [
        ("q1", "+ and condition"),
        ("q2", "condition"),
        ("q3", "condition"),
    ]
