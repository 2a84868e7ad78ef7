"""An item names the alert that it is a risk for, and the alert does not look at it."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Item
from ..context import Context

rule = Rule("ROM610", "risk-not-watched", "error")


def findings(context: Context) -> Iterator[Finding]:
    alerts = {alert.id: alert for alert in context.measure.alerts}
    for item in context.measure.items:
        alert = alerts.get(item.risk.value) if item.risk is not None else None
        if alert is None or item.risk is None or context.touched(alert.when.span):
            continue
        watched: set[str] = set()
        for member in context.mentioned(alert.when):
            items = (member,) if isinstance(member, Item) else context.items_of(member)
            watched.update(other.id for other in items)
        if item.id not in watched:
            message = f"“{item.id}” is a risk for the alert “{alert.id}”, which does not look at it."
            finding = rule.at(item.risk.span, message, help=f"let the alert ask for it: {item.id} >= 1 or …")
            yield finding.because(alert.when.span, f"this does not ask for {item.id}")
