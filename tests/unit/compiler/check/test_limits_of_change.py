"""Limits of change beside what a score can reach, and changes beside the order of occasions; ends by hand."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.source import Source

MOOD = """measure mood "Mood"
occasions {{
  baseline "First visit"; review "Each month" every 4 weeks until end; end "Last visit" chosen by worker
  later "Later" 3 months after end; much_later "Much later" 1 years after later; extra "Extra" on event
  back "Back then" looking back to baseline with end
}}
context age "Age" answer number 10..99 years
item low "Low" answer number 0..20 points
score total = low {{ higher {higher}; {said} }}
change c of total from {way} {{ {own} }}
"""


def found(higher: str = "worse", said: str = "", way: str = "baseline to end", own: str = "") -> list[str]:
    text = MOOD.format(higher=higher, said=said, way=way, own=own)
    report = Report()
    compile_source(Source("measure.rom", text), report)
    wanted = ("change-runs-backwards", "limit-out-of-range")
    others = [each for each in report.findings if each.rule.name not in wanted]
    assert all(each.rule.name in ("never-used", "holds-for-some") for each in others), others
    return [each.message for each in report.findings if each.rule.name in wanted]


@pytest.mark.parametrize(
    ("higher", "said", "message"),
    [
        ("worse", "reliable change 20", ""),
        ("worse", "reliable change 20.1", "No change of “total” is reliable: it can change by 20, and that is less."),
        # 1.96 · 10 · √(2 · 0.5) = 19.6; 1.96 · 11 = 21.56
        ("better", "reliable change from sd 10 reliability 0.5", ""),
        ("better", "reliable change from sd 11 reliability 0.5", "No change of “total” is reliable: it can change by 20, and that is less."),
        # a: 12 − 2 · 5 = 2, and 12 − 2 · 6 = 0: from the lowest value on
        ("worse", "clinical cutoff a clinical 12, 5", ""),
        ("worse", "clinical cutoff a clinical 12, 6", "This cut-off is 0.00, and “total” goes from 0 to 20, so everybody is a case."),
        # b: 15 + 2 · 2.5 = 20 is reached by the highest, 15 + 2 · 3 = 21 by nobody
        ("worse", "clinical cutoff b functional 15, 2.5", ""),
        ("worse", "clinical cutoff b functional 15, 3", "This cut-off is 21.00, and “total” goes from 0 to 20, so nobody is a case."),
        ("better", "clinical cutoff a clinical 12, 4", "This cut-off is 20.00, and “total” goes from 0 to 20, so everybody is a case."),
        ("better", "clinical cutoff b functional 5, 3 when age < 18", "This cut-off is -1.00, and “total” goes from 0 to 20 where age < 18, so nobody is a case."),
    ],
)  # fmt: skip
def test_limits_beside_the_ends_of_the_score(higher: str, said: str, message: str) -> None:
    text = f'{said} source "made"'
    assert found(higher, said=text) == ([message] if message else [])
    assert found(higher, own=text) == ([message] if message else [])


@pytest.mark.parametrize(
    ("way", "backwards"),
    [
        ("baseline to review", False),
        ("review to end", False),
        ("review to review", False),
        ("end to baseline", True),
        ("end to review", True),
        ("much_later to review", True),  # review until end, later after end, much later after later
        ("review to much_later", False),
        ("extra to end", False),  # nobody knows which comes first
        ("end to extra", False),
        ("extra to baseline", True),
        ("back to end", False),
        ("end to back", False),
        ("back to baseline", False),
        ("previous to review", False),
        ("first to last", False),
    ],
)
def test_which_way_a_change_runs(way: str, backwards: bool) -> None:
    messages = found(way=way)
    assert bool(messages) is backwards
    if backwards:
        start, end = way.split(" to ")
        assert messages == [f"“c” goes from “{start}” to “{end}”, which lies before it."]
