"""A cut-off that nobody can reach, or that everybody does."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Caseness, Score
from ..bands import above, below, where
from ..context import Context

rule = Rule("ROM516", "unreachable-caseness", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for caseness in score.caseness:
            if not context.touched(caseness.interval.span):
                yield from _beside(context, score, caseness)


def _beside(context: Context, score: Score, caseness: Caseness) -> Iterator[Finding]:
    reach, interval, whom = context.reach(score, caseness.when), caseness.interval, where(caseness.when)
    if reach is None or reach.low is None or reach.high is None:
        return
    if reach.never(interval):
        message = f"“{score.id}” never comes to {written.interval(interval)}{whom}, so nobody is a case."
    elif all(reach.never(part) for part in (below(interval), above(interval)) if part is not None):
        message = f"“{score.id}” always lies in {written.interval(interval)}{whom}, so everybody is a case."
    else:
        return
    ends = f"“{score.id}” goes from {written.number(reach.low)} to {written.number(reach.high)}{whom}."
    yield rule.at(interval.span, message, help="mend the cut-off, or the formula").detail(ends)
