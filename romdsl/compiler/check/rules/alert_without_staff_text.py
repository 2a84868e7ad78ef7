"""An alert that tells staff nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM611", "alert-without-staff-text", "error")


def findings(context: Context) -> Iterator[Finding]:
    for alert in context.measure.alerts:
        lacking = alert.staff is None or not alert.staff.value.strip()
        if lacking and alert.id not in context.garbled:
            message = f"The alert “{alert.id}” does not tell staff what to do."
            yield rule.at(
                alert.span,
                message,
                help=in_spelling(
                    alert.span, 'write staff "Ask about it today, …"', "write staff: Ask about it today, …"
                ),
            )
