"""A cut-off, a norm, a table or the like without the place it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Change, Placed, Score
from ....source import Span
from ..context import Context

rule = Rule("ROM601", "number-without-source", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for table in context.measure.tables:
        if table.source is None and table.id not in context.garbled:
            message = f"The table “{table.id}” does not say where its values come from."
            yield rule.at(table.span, message, help='write who published them: source "Name 2001"')
    for score in context.measure.scores:
        if score.id not in context.garbled:
            yield from of_score(score)
    for change in context.measure.changes:
        yield from _said(change.id, of_change(change))


def of_score(score: Score) -> Iterator[Finding]:
    found: list[tuple[str, Placed[str] | None, Span]] = []
    found += [("cut-off", caseness.source, caseness.interval.span) for caseness in score.caseness]
    found += of_change(score)
    found += [("norm", norm.source, norm.span) for norm in score.norms]
    found += [("table of percentiles", one.table.source, one.table.span) for one in score.percentiles]
    yield from _said(score.id, found)


def of_change(thing: Score | Change) -> list[tuple[str, Placed[str] | None, Span]]:
    """What is said of change, by a score or a change itself."""
    reliable = [("reliable change", change.source, change.span) for change in thing.reliable_change]
    return [*reliable, *(("clinical cut-off", cutoff.source, cutoff.span) for cutoff in thing.clinical_cutoffs)]


def _said(id: str, found: list[tuple[str, Placed[str] | None, Span]]) -> Iterator[Finding]:
    for what, source, place in found:
        if source is None:
            message = f"The {what} of “{id}” does not say where it comes from."
            yield rule.at(place, message, help='write who found it: source "Name 2001"')
