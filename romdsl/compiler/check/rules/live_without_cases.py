"""A measure in use that has no worked case, or not one for each score."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM620", "live-without-cases", "error")


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    if measure.status is None or measure.status.value != "live" or not (measure.scores or measure.alerts):
        return
    if context.unread:
        return
    help = in_spelling(
        measure.status.span,
        'write answers and what they give, worked out by hand: case "…" { q1 = 1; gives total 1 }',
        'write answers and what they give, worked out by hand: case "…": and below it q1: 1 and gives: total 1',
    )
    if not measure.cases:
        message = "The measure is live and has no worked case, so nobody can tell that it scores right."
        yield rule.at(measure.status.span, message, help=help)
        return
    expected = {result.id for case in measure.cases for result in case.expected if result.kind == "score"}
    for score in measure.scores:
        if score.id not in expected:
            message = f"The measure is live, and no worked case says what “{score.id}” comes to."
            yield rule.at(measure.status.span, message, help=help).because(score.span, "this score")
