"""A cut-off or a reliable change without the place it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM601", "number-without-source", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        if score.id in context.garbled:
            continue
        for caseness in score.caseness:
            if caseness.source is None:
                message = f"The cut-off of “{score.id}” does not say where it comes from."
                yield rule.at(caseness.interval.span, message, help='write who found it: source "Name 2001"')
        for change in score.reliable_change:
            if change.source is None:
                message = f"The reliable change of “{score.id}” does not say where it comes from."
                yield rule.at(change.span, message, help='write who found it: source "Name 2001"')
