"""Changes with a formula, worked out by hand from `spec/meaning.md`, Change, in every engine."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from romdsl.compiler import compile_source
from romdsl.compiler.check import planned
from romdsl.diagnostics import Report
from romdsl.over_time.changes import Changes
from romdsl.pairing import class_of, pair_of
from romdsl.scoring import INTERPRETER, scorer
from romdsl.source import Source

from ..tools import require_engine
from .test_changes import changes, made
from .test_own_rows import checked_of

ENGINES = ["interpreter", "python", "javascript", "duckdb", "postgres", "spark", "fhir"]
MOOD = """
measure mood "Mood"
occasions { baseline "First"; review "Again" every 6 weeks until end; end "Last" chosen by worker }
scale answers { halved "Halved"; not_halved "Not halved" }
item a "A" answer number 0..10 points
item b "B" answer number 0..10 points
rows goals "Goals" 0..2 { goal "Goal" answer text; progress "How far?" answer number 0..10 points }
let twice = 2 * a
score total = a + b { higher worse; decimals 0 }
score reached = mean(goals.progress) { missing any, ignore; decimals 1; higher better }
score root = sqrt(a) { higher worse; decimals 2 }
"""
HEAD = "change c from baseline to end = "


def sitting(a: object, b: object, *progress: object) -> dict[str, object]:
    rows = [{"id": f"r{place}", "goal": "x", "progress": value} for place, value in enumerate(progress, 1)]
    return {"a": a, "b": b, "goals": rows}


CASES: dict[str, tuple[str, dict[str, object], dict[str, object], object, str | None]] = {
    # name: change, first, second, its value, its class
    "per cent": ("100 * (at(baseline).total - total) / at(baseline).total { decimals 1; higher better }",
                 sitting(5, 7), sitting(2, 3), 58.3, None),  # 100 · 7 / 12
    "of none at all": ("100 * (at(baseline).total - total) / at(baseline).total { decimals 1; higher better }",
                       sitting(0, 0), sitting(2, 3), None, None),  # divided by 0
    "one is missing": ("at(baseline).total - total { higher better }", sitting(None, 7), sitting(2, 3), None, None),
    "the later one by name": ("at(end).total - at(baseline).total { higher worse }",
                              sitting(5, 7), sitting(2, 3), -7, None),
    "a let and an item": ("at(baseline).twice + b { higher better }", sitting(5, 7), sitting(2, 3), 13, None),
    "halved": ('if total <= at(baseline).total / 2 then "halved" else "not_halved" { scale answers }',
               sitting(5, 7), sitting(3, 3), "halved", None),  # 6 is half of 12
    "not halved": ('if total <= at(baseline).total / 2 then "halved" else "not_halved" { scale answers }',
                   sitting(5, 7), sitting(3, 4), "not_halved", None),
    "a truth": ("at(baseline).a > a", sitting(5, 7), sitting(2, 3), True, None),
    "better by just enough": ('at(baseline).total - total { higher better; reliable change 7 source "made" }',
                              sitting(5, 7), sitting(2, 3), 7, "reliable_improvement"),
    "worse by just enough": ('total - at(baseline).total { higher better; reliable change 7 source "made" }',
                             sitting(5, 7), sitting(2, 3), -7, "reliable_deterioration"),
    "not enough": ('at(baseline).total - total { higher better; reliable change 7.1 source "made" }',
                   sitting(5, 7), sitting(2, 3), 7, "no_reliable_change"),
    "for whom it holds at the first": (
        'total - at(baseline).total { higher worse; reliable change 3 when a >= 5 source "made"; '
        'reliable change 9 when a < 5 source "made" }',
        sitting(5, 7), sitting(2, 3), -7, "reliable_improvement"),
    "rounded before it is compared": (
        'round(root - at(baseline).root, 1) { higher worse; decimals 1; reliable change 1 source "made" }',
        sitting(4, 0), sitting(9, 0), 1, "reliable_deterioration"),  # √9 − √4
    "a real number, compared as it is reported": (
        'root - at(baseline).root { higher worse; decimals 2; reliable change 0.41 source "made" }',
        sitting(1, 0), sitting(2, 0), 0.41, "reliable_deterioration"),  # √2 − 1 = 0.4142
    "rows that are there both times": ("reached - at(baseline).reached { higher better; decimals 1 }",
                                       sitting(0, 0, 2, 10), sitting(0, 0, 7), 5, None),  # 7 − 2, r2 is gone
    "both rows": ("max(goals.progress missing any, ignore) - min(at(baseline).goals.progress missing any, ignore) "
                  "{ higher better }", sitting(0, 0, 2, 4), sitting(0, 0, 7, 9), 7, None),  # 9 − 2
}  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_by_hand(engine: str) -> None:
    require_engine(engine)
    lines = [HEAD.replace("change c", f"change c{place}") + case[0] for place, case in enumerate(CASES.values())]
    checked = checked_of(MOOD + "\n".join(lines))
    found: dict[str, object] = {}
    for change, (name, case) in zip(checked.measure.changes, CASES.items(), strict=True):
        worked = Changes(checked.measure, change)
        (result,) = scorer(engine, planned(worked.pair))([pair_of(checked.measure, case[1], case[2])])
        assert result is not None
        scores = result["scores"]
        assert isinstance(scores, Mapping)
        found[name] = scores[change.id]["value"], scores.get(class_of(change.id), {}).get("value")
    assert found == {name: (case[3], case[4]) for name, case in CASES.items()}


@pytest.mark.parametrize(
    ("formula", "of"),
    [
        ("at(baseline).total - total", "total"),
        ("at(baseline).total - reached", None),
        ("at(baseline).a - a", None),
        ("if answered(a) then total else 0", "total"),
    ],
)
def test_the_score_that_stands_beside(formula: str, of: str | None) -> None:
    checked = checked_of(MOOD + HEAD + formula + ' { higher better; decimals 1; construct "made" }')
    assert Changes(checked.measure, checked.measure.changes[0]).of == of


@pytest.mark.parametrize(
    ("line", "rule", "at"),
    [
        ("change c from baseline to end = at(review).a { higher worse }", "not-of-the-change", "review"),
        ("change c from baseline to end = at(baseline, 2).a { higher worse }", "not-of-the-change", ","),
        ("change c from baseline to end = at(baseline) + a { higher worse }", "formula-breaks-off", "+"),
        ("change c from baseline to end = at(baseline).nothing - a { higher worse }", "unknown-name", "at(baseline).nothing"),
        ("change c from baseline to end = sum(a, b) { higher worse }", "no-missing-rule", "sum(a, b)"),
        ("change c from baseline to end = at(baseline).goals.progress { higher worse }", "set-outside-aggregate", "at(baseline).goals.progress"),
        ("change c from baseline to end = a / at(baseline).b { higher worse }", "decimals-not-said", "c"),
        ('change c from baseline to end = if a > 3 then "up" else "halved" { scale answers }', "code-not-in-scale", '"up"'),
        ('change c from baseline to end = if a > 3 then "up" else "halved" { scale anwers }', "unknown-scale", "anwers"),
        ("change c from baseline to end", "change-lacks-word", "c"),
        ("change c of total from baseline to end = a", "word-out-of-place", "="),
        ("change c of total from baseline to end { decimals 1 }", "word-out-of-place", "decimals"),
        ('change c from baseline to end = a { higher worse; clinical cutoff a clinical 3, 1 source "x" }', "word-out-of-place", "clinical cutoff"),
        ('change c of total from baseline to end { reliable change 3 when aa > 3 source "x" }', "unknown-name", "aa"),
        ("change c from baseline to baseline = a { higher worse }", "occasion-by-itself", "baseline"),
        ("score s = at(baseline).a { higher worse }", "not-of-the-change", "at"),
        ("alert s when at(last).a > 3 { severity low }", "not-of-the-change", "at"),
    ],
)  # fmt: skip
def test_what_a_change_cannot_be(line: str, rule: str, at: str) -> None:
    report = Report()
    source = Source("measure.rom", MOOD + line)
    compile_source(source, report)
    found = [(finding.rule.name, source.text[finding.span.start : finding.span.end]) for finding in report.findings]
    assert (rule, at) in found, found


@pytest.mark.parametrize("ends", ["first to last", "previous to end", "review to review"])
def test_ends_that_are_no_single_occasion(ends: str) -> None:
    """`at( )` takes the word that stands behind `from`; where both ends are the same it is the first of them."""
    start = ends.split()[0]
    checked = checked_of(MOOD + f"change c from {ends} = at({start}).a - a {{ higher better }}")
    worked = Changes(checked.measure, checked.measure.changes[0])
    (result,) = scorer(INTERPRETER, planned(worked.pair))([pair_of(checked.measure, sitting(9, 0), sitting(2, 0))])
    assert result is not None and result["scores"]["c"]["value"] == 7  # type: ignore[index]


@pytest.mark.parametrize(
    ("before", "after", "scores_otherwise"),
    [
        ("at(baseline).total - total", "total - at(baseline).total", True),
        ("at(baseline).total - total", "at(end).total - total", True),
        ("decimals 3", "decimals 2", True),
        ("higher better; decimals 3", "higher worse; decimals 3", True),
        ("change c from", 'change c "How much it fell" from', False),
        ('construct "made"', 'construct "something else"', False),
        ('rows goals "Goals" 0..2 {', 'rows goals "Goals" 0..2 shared {', False),
    ],
)
def test_what_changes_the_hashes(before: str, after: str, scores_otherwise: bool) -> None:
    text = MOOD + HEAD + 'at(baseline).total - total { higher better; decimals 3; construct "made" }'
    assert text.count(before) == 1
    first, second = checked_of(text), checked_of(text.replace(before, after))
    assert first.definition != second.definition
    assert (first.scoring != second.scoring) is scores_otherwise


@pytest.mark.parametrize(
    ("ends", "difference"),
    [("review to end", -7), ("review to review", -4), ("baseline to review", -5), ("previous to end", -3)],
)
def test_of_what_recurs_the_first_begins_and_the_last_ends(ends: str, difference: int) -> None:
    """Reviews of 9 and 5 between 10 and 2: 2 − 9, 5 − 9, 5 − 10, 2 − 5; by a formula as of the score."""
    checked = checked_of(
        f"{MOOD}change c of total from {ends}\nchange d from {ends} = total - at({ends.split()[0]}).total {{ higher worse }}"
    )
    days = {"baseline": ["2026-01-12"], "review": ["2026-02-23", "2026-04-06"], "end": ["2026-05-18"]}
    totals = iter([10, 9, 5, 2])
    visits = [(occasion, day) for occasion, dates in days.items() for day in dates]
    rows = [made(occasion, place, date=day, a=next(totals), b=0) for place, (occasion, day) in enumerate(visits, 1)]
    assert [row.difference for id in "cd" for row in changes(checked, rows, id)] == [difference, difference]
