"""A cut-off that nobody can reach, or that everybody does."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..bands import above, below
from ..context import Context

rule = Rule("ROM516", "unreachable-caseness", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        if score.caseness is None or context.touched(score.caseness.interval.span):
            continue
        reach, interval = context.reach(score), score.caseness.interval
        if reach is None or not reach.exact or reach.low is None or reach.high is None:
            continue
        if reach.witness(interval) is None:
            message = f"“{score.id}” never comes to {written.interval(interval)}, so nobody is a case."
        elif all(reach.witness(part) is None for part in (below(interval), above(interval)) if part is not None):
            message = f"“{score.id}” always lies in {written.interval(interval)}, so everybody is a case."
        else:
            continue
        ends = f"“{score.id}” goes from {written.number(reach.low)} to {written.number(reach.high)}."
        yield rule.at(interval.span, message, help="mend the cut-off, or the formula").detail(ends)
