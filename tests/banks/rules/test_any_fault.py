"""Whatever is taken out of a bank, or put in the place of a number: a finding, or a measure that can be scored."""

from __future__ import annotations

import re

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.scoring import interpreter_for
from romdsl.source import Source

HEAD = 'measure coping "Coping"\nscale agree { 0 "Not at all"; 1 "A little"; 2 "Very much" }\n'
BANK = """metric t "Coping, T" {
  D 1; prior normal 0, 1; grid -4..4 by 0.1; reports 50 + 10 * theta; round 1; higher better; at least 2 answered
  population "Adults"; sample "300 adults"; source "Smith 2001"
}
bank coping_bank "Coping" metric t model grm scale agree {
  c1 "I plan my day" a 1.6 b -1.1, 0.4 tags planning grade 3
  c2 "I calm myself down" model gpcm a 2 b -0.9, 0.7 tags feelings grade 4 enemies c4 dif age
  c3 "I ask for help" a 1.3 b -1.6, 0.1 tags people grade 3 languages en, cy
  c4 "I say no" a 1.1 b -1.2, 0.3 tags people grade 3 exposure 0.4
  c5 "I rest" tags feelings grade 3 status pilot
}
form short "Short" of coping_bank { items c1, c3, c4; beside c5 }
cat quick "Quick" of coping_bank {
  select mfi; items 2..3; stop when se < 4 or drop < 0.2; start c1; area people 1..2; randomesque 2; where grade <= 4 and not dif includes people
}
score by_pattern "By pattern" = eap(short) { missing at most 1, ignore; bands { ..<40 low; 40..60 usual; 60<.. high } }
score by_sum "By sum" = eap_of_sum(short)
score adaptive "Adaptive" = eap(quick) { missing any, ignore }
score total "Total" = sum(short) { missing none; higher better }
link linked "Linked" from total to t method "equipercentile" sample "300 adults" error 3 source "Smith 2001" {
  0 -> 40, 5; 1..3 -> 50, 4; 4.. -> 60, 5
}
"""
WORD = re.compile(r'"[^"]*"|[\w.]+|[^\w\s]')
NUMBER = re.compile(r"(?<![\w.\"])\d+(\.\d+)?(?![\w\"])")


def looked_at(text: str) -> None:
    report = Report()
    checked = compile_source(Source("coping.rom", HEAD + text), report)
    assert "ROM901" not in [each.rule.code for each in report.findings], text
    if checked is not None:
        interpreter_for(checked)([{"c1": "1", "c3": "2", "c4": "0"}])
    else:
        assert any(each.rule.severity == "error" for each in report.findings)


def test_as_it_is_it_is_sound() -> None:
    assert compile_source(Source("coping.rom", HEAD + BANK), Report()) is not None


def test_without_any_one_word() -> None:
    for word in WORD.finditer(BANK):
        looked_at(BANK[: word.start()] + BANK[word.end() :])


@pytest.mark.parametrize("other", ["0", "-1", "0.5", "9999999999", "x", "1.7"])
def test_with_another_number_in_any_place(other: str) -> None:
    for number in NUMBER.finditer(BANK):
        looked_at(BANK[: number.start()] + other + BANK[number.end() :])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("items 2..3", "items 2..<3"),
        ("items 2..3", "items 1.5..2.5"),
        ("items 2..3", "items -3..4"),
        ("area people 1..2", "area people 1..<2"),
        ("grid -4..4", "grid -4<..4"),
    ],
)
def test_an_end_that_would_be_read_otherwise_than_it_is_written(before: str, after: str) -> None:
    report = Report()
    assert compile_source(Source("coping.rom", HEAD + BANK.replace(before, after)), report) is None
    assert "ROM175" in [each.rule.code for each in report.findings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("50 + 10 * theta", "0 + 0.1 * theta"),
        ("normal 0, 1", "normal 0, 0.001"),
        ("normal 0, 1", "normal 0, 1000"),
    ],
)
def test_a_metric_on_which_nobody_can_be_told_apart(before: str, after: str) -> None:
    report = Report()
    assert compile_source(Source("coping.rom", HEAD + BANK.replace(before, after)), report) is None
    assert "ROM851" in [each.rule.code for each in report.findings]
