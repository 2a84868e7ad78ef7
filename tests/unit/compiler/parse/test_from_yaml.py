"""The traps of YAML, each with its own finding at its place, and what is read beside them."""

from __future__ import annotations

import pytest

from romdsl.compiler import read
from romdsl.diagnostics import Report
from romdsl.model.measure import Measure
from romdsl.source import Source


def found_in(text: str) -> tuple[Measure | None, list[tuple[str, int, int]], list[str]]:
    report = Report()
    measure = read(Source("m.yaml", text), report)
    findings = report.findings
    fixes = [edit.text for finding in findings for fix in finding.fixes for edit in fix.edits]
    return measure, [(f.rule.name, f.span.line, f.span.column) for f in findings], fixes


@pytest.mark.parametrize(
    ("value", "rule", "column", "fix", "text"),
    [
        ("Sleep: how?", "text-needs-quotes", 9, "'Sleep: how?'", "Sleep: how?"),
        ("[Name] is", "text-needs-quotes", 9, "'[Name] is'", "[Name] is"),
        ("{Name} is", "text-needs-quotes", 9, "'{Name} is'", "{Name} is"),
        ("@home", "text-needs-quotes", 9, "'@home'", "@home"),
        ("`tick`", "text-needs-quotes", 9, "'`tick`'", "`tick`"),
        ("% done", "text-needs-quotes", 9, "'% done'", "% done"),
        ("'don't'", "text-needs-quotes", 9, "'''don''t'''", "'don't'"),
        ('"Don\'t" know', "text-needs-quotes", 9, "'\"Don''t\" know'", '"Don\'t" know'),
        ("- minus", "text-needs-quotes", 9, "'- minus'", "- minus"),
        ("*all of it", "text-needs-quotes", 9, "'*all of it'", "*all of it"),
        ("!important x", "yaml-tag", 9, "'!important x'", "!important x"),
        ("Rate # of days", "cut-at-hash", 14, "'Rate # of days'", "Rate"),
        ('"a \\d"', "text-needs-quotes", 9, "'\"a \\d\"'", '"a \\d"'),
    ],
)
def test_a_text_that_needs_quotes(value: str, rule: str, column: int, fix: str, text: str) -> None:
    source = f"measure m: M\nitem a:\n  text: {value}\n  answer: text\nitem b:\n  text: B\n  answer: tetx\n"
    measure, found, fixes = found_in(source)
    assert found == [(rule, 3, column), ("not-an-answer-type", 7, 11)]
    assert fixes == [fix]
    assert measure is not None and measure.items[0].text.value == text
    mended, found, _ = found_in(source.replace(value, fix))
    assert found == [("not-an-answer-type", 7, 11)]
    assert mended is not None and mended.items[0].text.value == value


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("scale s: {0: Not at all, or hardly, 1: Yes}", [("key-without-value", 2, 26)]),
        ("scale s: {a:1}", [("key-without-value", 2, 11)]),
        ("version: 1.0.0\nversion: 1.0.1", [("duplicate-key", 3, 1)]),
        ("scale s:\n  0: &x Never\n  1: *x", [("yaml-anchor", 3, 6), ("yaml-anchor", 4, 6)]),
        ("scale s:\n  0: Never\n   1: Often\n  2: Always", [("indent-slip", 4, 4)]),
        ("scale s:\n    0: Never\n  1: Often", [("indent-slip", 4, 3)]),
        ("scale s:\n  0: Never\n  just words\n  1: Often", [("unreadable-line", 4, 3)]),
        ("---\nmeasure n: N", [("several-documents", 2, 1)]),
        ("scale s:\n  - Never\n  - Often", [("wrong-shape", 2, 1)]),
        ("version:", [("no-value", 2, 1)]),
    ],
)
def test_a_fault_of_shape(lines: str, found: list[tuple[str, int, int]]) -> None:
    assert found_in(f"measure m: M\n{lines}\n")[1] == found


def test_values_are_read_as_they_are_written() -> None:
    measure, found, _ = found_in(
        "measure m: no\nversion: 1.10.0\nscale s:\n  0: yes\n  010: 1.10\n  -2: 08:30\n  no: ~\nitem q1:\n  text: 2024-01-02\n  scale: s\n"
    )
    assert found == [] and measure is not None
    assert measure.title.value == "no" and measure.version is not None and measure.version.value == "1.10.0"
    options = measure.scales[0].options
    assert [(option.code, option.text.value) for option in options] == [
        ("0", "yes"), ("010", "1.10"), ("-2", "08:30"), ("no", "~"),
    ]  # fmt: skip
    assert measure.items[0].text.value == "2024-01-02"


def test_the_parser_goes_on_behind_each_fault() -> None:
    lines = ["measure m: M"]
    expected = []
    for number in range(12):
        expected.append(("text-needs-quotes", len(lines) + 1, 11))
        lines += [f"item q{number % 10}{chr(97 + number)}: x: y {number}"]
    for number in range(6):
        expected.append(("unreadable-line", len(lines) + 1, 1))
        lines += [f"no colon {number}", f"let l{number}: 1"]
    measure, found, _ = found_in("\n".join(lines) + "\n")
    assert found == expected
    assert measure is not None and len(measure.items) == 12 and len(measure.lets) == 6


@pytest.mark.parametrize(
    ("first", "message"),
    [("q1 Calm", "This line has no colon behind its key."), ("q1:Calm", "This line has no blank behind its colon.")],
)
def test_the_first_line_of_a_list_without_its_colon_is_the_one_to_blame(first: str, message: str) -> None:
    report = Report()
    text = f"measure m: M\nblock b:\n  answer: text\n  items:\n    {first}\n    q2: Useful\n    q3: Met\n"
    read(Source("m.yaml", text), report)
    assert [(f.message, f.span.line, f.span.column) for f in report.findings] == [(message, 5, 5)]


def test_words_below_an_item_that_has_its_text_on_its_line() -> None:
    report = Report()
    read(Source("m.yaml", "measure m: M\nblock b:\n  items:\n    q1: Who?\n      answer: text\n"), report)
    (finding,) = [f for f in report.findings if f.rule.name == "indent-slip"]
    assert (finding.span.line, finding.span.column) == (5, 7)
    assert "text: Who?" in finding.help


def test_a_band_of_two_words_is_told_where_its_text_goes() -> None:
    report = Report()
    read(Source("m.yaml", "measure m: M\nscore s:\n  value: 1\n  bands:\n    0..2: Low mood\n"), report)
    assert [f.help for f in report.findings] == ['write a word and then the text in quotes: low "Low mood"']


def test_a_quote_that_is_not_closed_is_closed_or_taken_away() -> None:
    source = 'measure m: M\nitem a:\n  text: "Open\n  answer: text\n'
    _, found, fixes = found_in(source)
    assert (found, fixes) == ([("text-needs-quotes", 3, 9)], ["'Open'"])
    mended, found, _ = found_in(source.replace('"Open', fixes[0]))
    assert mended is not None and (mended.items[0].text.value, found) == ("Open", [])


@pytest.mark.parametrize("word", ["item", "questions", "entries"])
def test_items_under_another_word_are_told_once_and_read(word: str) -> None:
    measure, found, _ = found_in(f"measure m: M\nblock b:\n  answer: text\n  {word}:\n    q1: Calm\n    q2: Useful\n")
    assert found == [("word-out-of-place", 4, 3)]
    assert measure is not None and [item.id for item in measure.items] == ["q1", "q2"]
