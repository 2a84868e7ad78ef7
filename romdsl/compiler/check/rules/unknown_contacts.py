"""An alert names contacts that the measure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....source import Span
from ..context import Context

rule = Rule("ROM304", "unknown-contacts", "error")


def findings(context: Context) -> Iterator[Finding]:
    lists = {contacts.id: contacts for contacts in context.measure.contacts}
    seen: set[Span] = set()
    for alert in context.measure.alerts:
        if alert.contacts is None or alert.contacts.value in lists:
            continue
        name = alert.contacts
        if name.span in seen:
            continue
        seen.add(name.span)
        near = nearest(name.value, lists)
        help = f"did you mean {near}?" if near else f"write contacts {name.value} from service, or give the lines"
        finding = rule.at(name.span, f"There are no contacts called “{name.value}”.", help=help)
        yield finding.because(lists[near].span, "these have a similar name") if near else finding
