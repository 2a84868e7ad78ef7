"""`risk` at an item names an alert that the measure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ..context import Context

rule = Rule("ROM303", "unknown-alert", "error")


def findings(context: Context) -> Iterator[Finding]:
    alerts = {alert.id: alert for alert in context.measure.alerts}
    for item in context.measure.items:
        if item.risk is None or item.risk.value in alerts:
            continue
        name = item.risk.value
        near = nearest(name, alerts)
        help = f"did you mean {near}?" if near else f"write alert {name} when {item.id} >= …, with words for staff"
        finding = rule.at(item.risk.span, f"There is no alert called “{name}”, so nobody is told.", help=help)
        yield finding.because(alerts[near].span, "this alert has a similar name") if near else finding
