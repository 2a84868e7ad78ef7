"""An item that is not always asked enters a score, and nobody says what it counts when it is not."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Score
from ..context import Context

rule = Rule("ROM412", "hidden-item-in-score", "error")


def findings(context: Context) -> Iterator[Finding]:
    first: dict[str, Score] = {}
    for score in context.measure.scores:
        for item in context.items_of(score):
            first.setdefault(item.id, score)
    for item in context.measure.items:
        if item.when is None or item.otherwise is not None or item.id not in first or item.id in context.garbled:
            continue
        score = first[item.id]
        message = f"“{item.id}” is not always asked, and “{score.id}” counts it."
        help = "say what it is when it is not asked: otherwise 0; or otherwise left out; or otherwise missing"
        yield rule.at(item.span, message, help=help).because(score.span, "the score that needs it")
