"""A norm, a cut-off or a reliable change stands on scores of a person's own words."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..published import published

rule = Rule("ROM625", "norm-on-own-words", "error")


def findings(context: Context) -> Iterator[Finding]:
    """`PSYCHLOPS` and others say it: no two people rate the same, so that there is no population to compare with."""
    fields = {item.id for item in context.measure.items if item.slot is not None and item.slot.field is not None}
    for score in context.measure.scores if fields else ():
        own = next((item for item in context.items_of(score) if item.id in fields), None)
        if own is None:
            continue
        for what, place in published(context, score, fields):
            message = (
                f"A {what} is of people who rated the same, and in “{score.id}” each person rates words of their own."
            )
            finding = rule.at(place, message, help="take it out; say how much changed, without a class")
            yield finding.because(own.span, "the person's own words are here")
