"""A norm, a cut-off or a reliable change stands on scores of a person's own words."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....source import Span
from ..context import Context

rule = Rule("ROM625", "norm-on-own-words", "error")


def findings(context: Context) -> Iterator[Finding]:
    """`PSYCHLOPS` and others say it: no two people rate the same, so that there is no population to compare with."""
    changes = {change.of.value: change for change in context.measure.changes}
    for score in context.measure.scores:
        own = next((item for item in context.items_of(score) if item.slot is not None), None)
        if own is None:
            continue
        found: list[tuple[str, Span]] = [("norm", norm.span) for norm in score.norms]
        found += [("table of percentiles", each.table.span) for each in score.percentiles]
        found += [("reliable change", each.span) for each in score.reliable_change]
        found += [("clinical cut-off", each.span) for each in score.clinical_cutoffs]
        if score.id in changes:
            found += [("reliable change", each.span) for each in changes[score.id].reliable_change]
            found += [("clinical cut-off", each.span) for each in changes[score.id].clinical_cutoffs]
        for what, place in found:
            message = (
                f"A {what} is of people who rated the same, and in “{score.id}” each person rates words of their own."
            )
            finding = rule.at(place, message, help="take it out; say how much changed, without a class")
            yield finding.because(own.span, "the person's own words are here")
