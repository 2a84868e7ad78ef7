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
