"""A sum with a prorated or averaged part says its decimals itself where every value ends."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.source import Source

HEAD = """measure m "M"
scale o { 0 "A"; 1 "B"; 2 "C" }
block b "B" scale o { q1 "1"; q2 "2"; q3 "3" }
item x "X" scale o
let p = sum(b) missing at most 1, prorate
"""


@pytest.mark.parametrize(
    ("formula", "decimals"),
    [
        ("p + 1", 1),  # three answered: whole; two: halves
        ("p + x", 1),
        ("6 * mean(b missing any, ignore) + x", 0),  # 6 over 1, 2 or 3
        ("x * p + p / 2", 2),  # half of a half
        ("3 * mean(b missing at most 1, ignore) + x / 5", 1),  # halves and fifths are tenths
        ("mean(b missing at most 1, ignore) + x", None),  # a third does not end
        ("p / 3 + x", None),
    ],
)
def test_decimals_of_a_sum(formula: str, decimals: int | None) -> None:
    report = Report()
    source = Source("m.rom", f"{HEAD}score t = {formula} {{ higher worse }}\nscore r = p + 0 {{ higher worse }}\n")
    checked = compile_source(source, report)
    errors = [finding.rule.name for finding in report.findings if finding.rule.severity == "error"]
    assert errors == ([] if decimals is not None else ["decimals-not-said"])
    assert checked is None or checked.facts["t"].decimals == decimals
