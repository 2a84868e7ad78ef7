"""A change is of something that is no score, or of a score that is no number."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.types import Type
from ..context import Context

rule = Rule("ROM322", "change-of-no-number", "error")


def findings(context: Context) -> Iterator[Finding]:
    scores = {score.id: score for score in context.measure.scores}
    for change in context.measure.changes:
        score = scores.get(change.of.value)
        if score is None and change.of.value:
            near = nearest(change.of.value, scores)
            help = f"did you mean {near}?" if near else "name a score of this measure"
            finding = rule.at(change.of.span, f"“{change.of.value}” is no score of this measure.", help=help)
            yield finding.fix(f"Write {near}", change.of.span, near) if near else finding
        elif score is not None and context.types.get(score.value) in (Type.TRUTH, Type.CODE):
            message = f"“{score.id}” is no number, so it cannot go up or down."
            finding = rule.at(change.of.span, message, help="name a score that is a number")
            yield finding.because(score.span, "the score is here")
