"""An alert that speaks to the respondent, or is about a risk, and names nobody to turn to."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM612", "alert-without-contacts", "error")


def findings(context: Context) -> Iterator[Finding]:
    risks = {item.risk.value: item for item in context.measure.items if item.risk is not None}
    for alert in context.measure.alerts:
        if alert.contacts is not None or alert.id in context.garbled:
            continue
        help = in_spelling(
            alert.span,
            "write contacts local, and below contacts local from service",
            "write contacts: local, and at the left edge contacts local: from service",
        )
        if alert.respondent is not None:
            message = f"The alert “{alert.id}” speaks to the respondent and says nobody to turn to."
            yield rule.at(alert.span, message, help=help).because(alert.respondent.span, "this is what they read")
        elif alert.id in risks:
            item = risks[alert.id]
            message = f"The alert “{alert.id}” is about a risk and says nobody to turn to."
            yield rule.at(alert.span, message, help=help).because(item.span, "this item is a risk")
