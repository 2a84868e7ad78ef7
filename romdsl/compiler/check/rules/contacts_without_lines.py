"""Contacts that hold no line."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM613", "contacts-without-lines", "error")


def findings(context: Context) -> Iterator[Finding]:
    for contacts in context.measure.contacts:
        if contacts.id in context.garbled:
            continue
        if not contacts.from_service and not any(line.value.strip() for line in contacts.lines):
            message = f"The contacts “{contacts.id}” name nobody."
            yield rule.at(contacts.span, message, help="write a line for each, or from service")
