"""The then-test: how the start is seen at the end, beside how it was seen at the start (Howard and others 1979).

Low mood at the start was called 10 then and 16 now, and is 2 at the end: the yardstick has moved by 6, the change
is −8 as it was measured and −14 by today's yardstick.
"""

from __future__ import annotations

import pytest

from romdsl.casework import faults_of_changes
from romdsl.compiler import compile_source
from romdsl.compiler.check.cases import answers_of
from romdsl.diagnostics import Report
from romdsl.source import Source

from ..tools import require_engine
from .test_changes import changes, made
from .test_own_rows import checked_of

THEN = """
measure low "Low mood"
occasions {
  baseline "First"
  end "Last" chosen by worker
  looking_back "How the start is seen now" looking back to baseline with end
}
item a "A" answer number 0..10 points
item b "B" answer number 0..10 points
score total = a + b { higher worse; caseness 10.. source "made"; reliable change 4 source "made" }
change measured of total from baseline to end
change recalibration "How far the yardstick has moved" of total from baseline to looking_back
change adjusted "Change by today's yardstick" of total from looking_back to end
change share from looking_back to end = 100 * (at(looking_back).total - total) / at(looking_back).total { decimals 1; higher better }
case "seen otherwise now" {
  at baseline 2026-01-12 { a = 5; b = 5; gives total 10 }
  at end 2026-04-06 { a = 1; b = 1; gives total 2 }
  at looking_back 2026-04-06 {
    a = 8; b = 8
    gives total 16, measured -8 reliable_recovery, recalibration 6, adjusted -14, share 87.5
  }
  source "2 − 10; 16 − 10; 2 − 16; 100 · 14 / 16"
}
"""
SITTINGS = [
    made("baseline", 1, date="2026-01-12", a=5, b=5),
    made("end", 2, date="2026-04-06", a=1, b=1),
    made("looking_back", 3, date="2026-04-06", a=8, b=8),
]


@pytest.mark.parametrize("engine", ["interpreter", "python", "javascript", "duckdb"])
def test_both_changes_by_hand(engine: str) -> None:
    require_engine(engine)
    checked = checked_of(THEN)
    answers = [answers_of(case, checked.names) for case in checked.measure.cases]
    assert faults_of_changes(checked, engine, answers) == []


@pytest.mark.parametrize(
    ("change", "difference", "kind"),
    [("measured", -8, "reliable_recovery"), ("recalibration", 6, None), ("adjusted", -14, None), ("share", 87.5, None)],
)
def test_what_is_remembered_has_no_class(change: str, difference: float, kind: str | None) -> None:
    (row,) = changes(checked_of(THEN), SITTINGS, change)
    assert (row.difference, row.kind) == (difference, kind)


@pytest.mark.parametrize("change", ["measured", "recalibration"])
def test_it_stands_in_for_no_start_that_is_lacking(change: str) -> None:
    (row,) = changes(checked_of(THEN), SITTINGS[1:], change)
    assert (row.difference, row.kind, row.start) == (None, "not_comparable", None)
    assert row.why == "there is no baseline"


def test_a_norm_for_what_is_remembered_is_refused() -> None:
    text = THEN.replace(
        "of total from looking_back to end\n", 'of total from looking_back to end { reliable change 4 source "made" }\n'
    )
    report = Report()
    compile_source(Source("measure.rom", text), report)
    assert [finding.rule.name for finding in report.findings] == ["norm-on-looking-back"]
