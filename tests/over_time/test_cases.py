"""Changes that worked cases expect: the visits are found as those of data are."""

from __future__ import annotations

import pytest

from romdsl.compiler import compile_source
from romdsl.diagnostics import Report
from romdsl.source import Source

HEAD = """measure m "M"
occasions { baseline "First"; review "Again" every 6 weeks until end; end "Last" 30 weeks after baseline }
item q "Q" answer number 0..30 points
score total "T" = q { higher worse; caseness 10.. source "made"; reliable change 6 source "made" }
change latest of total from first to last
change before of total from previous to end
change c of total from baseline to end
"""
FOUR = """case "four" {
  at baseline 2026-01-05 { q = 20 }
  at review 1 2026-02-16 { q = 15 }
  at review 2 2026-03-30 { q = 12 }
  at end 2026-08-03 { q = 7; gives RESULTS }
}
"""
ALONE = 'case "alone" { at baseline { q = 20; gives RESULTS } }\n'
TURNED = """case "turned" { at baseline 2026-03-02 { q = 20 }; at end 2026-01-05 { q = 5; gives RESULTS } }
"""
UNCLEAR = 'case "unclear" { at review { q = 20 }; at review { q = 9 }; at end { q = 5; gives RESULTS } }\n'
NO_VISIT = 'case "no visit" { q = 20; gives RESULTS }\n'


def messages(text: str) -> list[str]:
    report = Report()
    compile_source(Source("m.rom", text), report)
    return [finding.message for finding in report.findings if finding.rule.code == "ROM621"]


@pytest.mark.parametrize(
    ("case", "results"),
    [
        (FOUR, "latest -13 reliable_recovery, before -5 recovery, c -13 reliable_recovery"),  # 7 − 20, 7 − 12
        (ALONE, "c missing, latest missing not_comparable, before missing not_comparable"),
        (TURNED, "c missing not_comparable"),
        (UNCLEAR, "before missing not_comparable"),
        (NO_VISIT, "c missing not_comparable"),
    ],
)
def test_what_comes(case: str, results: str) -> None:
    assert messages(HEAD + case.replace("RESULTS", results)) == []


@pytest.mark.parametrize(
    ("case", "result", "told"),
    [
        (FOUR, "before -8", "gives before -5, not before -8"),
        (FOUR, "before -5 no_reliable_change", "gives before recovery, not no_reliable_change"),
        (FOUR, "latest missing", "gives latest -13, not latest missing"),
        (ALONE, "c -4", "gives c missing (there is no end), not c -4"),
        (ALONE, "latest 0", "gives latest missing (there is one sitting alone), not latest 0"),
        (TURNED, "c -15", "lies before First (2026-03-02)), not c -15"),
        (UNCLEAR, "before -4", "needs a number or a date), not before -4"),
        (NO_VISIT, "c 0", "gives c missing (there is no baseline and no end), not c 0"),
    ],
)
def test_what_does_not_come(case: str, result: str, told: str) -> None:
    (message,) = messages(HEAD + case.replace("RESULTS", result))
    assert told in message


@pytest.mark.parametrize(
    ("low", "told"),
    [(7, ["The answers of the case “x, at baseline” fail the check “fits”, and are refused."]), (30, [])],
)
def test_a_visit_that_is_refused_is_one_fault(low: int, told: list[str]) -> None:
    """That a change lacks its first visit follows from it, and is not told besides; 30 is ROM623."""
    found = messages(
        f"""measure m "M"
occasions {{ baseline "First"; end "Last" 30 weeks after baseline }}
item low "Low" answer number 0..20 points
score total = low {{ higher worse }}
check fits "They fit" that low != 7
change c of total from baseline to end
case "x" {{ at baseline {{ low = {low} }} at end {{ low = 3; gives c -4 }} }}
"""
    )
    assert found == told


def test_numbers_of_own_words_however_many_changes_there_are() -> None:
    """A second change of the same score, without numbers, is no way around ROM625."""
    text = """measure m "M"
occasions { baseline "First"; end "Last" 30 weeks after baseline }
rows g "G" 0..3 { words "Own words" answer text carried locked; x "Level" answer slider 0..10 from "a" to "b" }
score s = mean(g.x) { missing any, ignore; decimals 1; higher better }
change c of s from baseline to end { reliable change 2 source "made" }
change d of s from first to last
"""
    report = Report()
    compile_source(Source("m.rom", text), report)
    assert [finding.rule.code for finding in report.findings] == ["ROM625"]
