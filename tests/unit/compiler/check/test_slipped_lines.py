"""Where lines have slipped, what seems to be lacking is not spoken of: it stands on lines that were not read."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.source import Source

TEXT = """measure sleep: Sleep
scale often:
  0: Never
  1: Often
block week:
  text: The last week
  scale: often
  items:
    calm: I was calm
    rested: I woke rested
    tired: I was tired
score total:
  value: calm + rested - tired
  higher: better
"""


def names(text: str) -> list[str]:
    report = Report()
    compile_source(Source("example.yaml", text), report)
    return [finding.rule.name for finding in report.findings]


@pytest.mark.parametrize(
    ("changed", "into", "expected"),
    [
        ("    rested:", "   rested:", ["indent-slip"]),
        ("    calm:", "\tcalm:", ["wrong-shape", "tab", "indent-slip"]),
        ("- tired", "- weary", ["unknown-name"]),
        ("  scale: often\n", "", ["no-answer-said"]),
    ],
)
def test_one_slip_is_one_fault(changed: str, into: str, expected: list[str]) -> None:
    assert TEXT.count(changed) == 1 and names(TEXT) == []
    assert [
        name for name in names(TEXT.replace(changed, into)) if name not in ("item-in-no-score", "never-used")
    ] == expected


def test_a_name_that_stands_nowhere_is_told_beside_a_slip() -> None:
    assert "unknown-name" in names(TEXT.replace("    rested:", "   rested:").replace("- tired", "- weary"))


def test_a_band_that_cannot_be_read_leaves_no_gap() -> None:
    text = TEXT + "  range: -1..2\n  bands:\n    -1..0: low\n    1..2: high\n"
    assert "band-gap" not in names(text) and "band-gap" in names(text.replace("    1..2", "    2"))
    assert [name for name in names(text.replace("1..2: high", "1 to 2: high")) if name != "item-in-no-score"] == [
        "not-an-interval"
    ]


@pytest.mark.parametrize(("written", "help"), [("yes/no", "did you mean yes no?"), ("yess", "did you mean yes no?")])
def test_yes_no_is_two_words(written: str, help: str) -> None:
    report = Report()
    compile_source(Source("example.yaml", f"measure m: M\nitem q:\n  text: Q\n  answer: {written}\n"), report)
    assert [finding.help for finding in report.findings if finding.rule.name == "not-an-answer-type"] == [help]


def test_functions_of_spreadsheets_are_known() -> None:
    report = Report()
    text = TEXT.replace("calm + rested - tired", "average(week)").replace("  higher", "  missing: none\n  higher")
    compile_source(Source("example.yaml", text), report)
    told = [(finding.rule.name, finding.help) for finding in report.findings]
    assert told == [("unknown-table", "did you mean mean?")]


def test_a_norm_that_cannot_be_read_is_not_lacking() -> None:
    norm = '  norm: mean 1 sd 1 of "pupils" source "Made up"\n'
    text = TEXT + norm + "score z_total:\n  value: z(total)\n  decimals: 2\n  higher: better\n"
    assert names(text) == []
    assert "nothing-to-look-up" in names(text.replace(norm, ""))
    assert names(text.replace("sd 1 of", "sd 0 of")) == ["number-out-of-range"]
