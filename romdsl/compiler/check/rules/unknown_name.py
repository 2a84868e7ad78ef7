"""A formula names something that the measure does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Alert, Check, Contacts, Scale, Table
from ....source import Span
from ..context import Context
from ..infer import Fault

rule = Rule("ROM302", "unknown-name", "error")

HELPS = {"table": "look something up in it, with its keys in brackets"}


def findings(context: Context) -> Iterator[Finding]:
    by_name: dict[str, list[Fault]] = {}
    for fault in context.faults("unknown-name"):
        by_name.setdefault(fault.words["name"], []).append(fault)
    for name, faults in by_name.items():
        if stands_unread(name, faults[0], context):
            continue
        finding = one(name, faults[0], context)
        for other in faults[1:4]:
            finding = finding.because(other.span, "named here too")
        yield finding


def stands_unread(name: str, fault: Fault, context: Context) -> bool:
    """Whether the name stands on a line that could not be read, or right behind what could not."""
    span = fault.span
    if context.error_places.meet(Span(span.source, max(span.start - 1, 0), span.end)):
        return True
    word = re.compile(rf"\b{re.escape(name)}\b")
    lines = {finding.span.line for finding in context.unread if finding.span.source is span.source} - {span.line}
    return any(word.search(span.source.line_text(line).replace("\t", "")) for line in lines)


def one(name: str, fault: Fault, context: Context) -> Finding:
    measure = context.measure
    named: tuple[tuple[str, Sequence[Scale | Alert | Contacts | Table | Check]], ...] = (
        ("scale", measure.scales), ("alert", measure.alerts), ("check", measure.checks),
        ("list of contacts", measure.contacts), ("table", measure.tables),
    )  # fmt: skip
    for word, things in named:
        for thing in things:
            if thing.id == name:
                message = f"“{name}” is the name of a {word}, and has no value."
                finding = rule.at(
                    fault.span,
                    message.replace(" a alert", " an alert"),
                    help=HELPS.get(word, "name an item or a score"),
                )
                return finding.because(thing.span, "it stands here")
    near = nearest(name, context.names.by_id)
    help = f"did you mean {near}?" if near else "write the name of an item, a block, a let or a score"
    finding = rule.at(fault.span, f"Nothing here is called “{name}”.", help=help)
    if near:
        finding = finding.because(context.names.by_id[near].span, "this has a similar name")
        finding = finding.fix(f"Write {near}", fault.span, near)
    return finding
