"""A formula names something that the measure does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule, nearest
from ....model import written
from ....model.expression import Comparison, Is, Name
from ....model.measure import Alert, Check, Contacts, Item, Scale, Table
from ....source import Span
from ..context import Context
from ..infer import Fault
from ..infer_codes import options_of
from ..mentions import parts_of

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
    """Whether the name stands on a line that could not be read, or right behind what could not, or is written as that
    of a thing where lines have slipped."""
    span = fault.span
    if context.error_places.meet(Span(span.source, max(span.start - 1, 0), span.end)):
        return True
    if name in context.named_where_slipped:
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
    compared = compared_with_code(name, fault.span, context)
    if compared is not None:
        return code_compared(name, fault.span, *compared)
    near = nearest(name, context.names.by_id)
    help = f"did you mean {near}?" if near else "write the name of an item, a block, a let or a score"
    finding = rule.at(fault.span, f"Nothing here is called “{name}”.", help=help)
    if near:
        finding = finding.because(context.names.by_id[near].span, "this has a similar name")
        finding = finding.fix(f"Write {near}", fault.span, near)
    return finding


def compared_with_code(name: str, span: Span, context: Context) -> tuple[Comparison, Item] | None:
    """Where the bare name of one of its codes is compared with an item: the comparison, and the item."""
    for formula in context.formulas:
        for part in parts_of(formula.expression):
            if isinstance(part, Comparison) and part.operator in ("=", "!=") and part.right.span == span:
                item = context.names.find(part.left.id) if isinstance(part.left, Name) else None
                if isinstance(item, Item) and name in options_of(item):
                    return part, item
    return None


def code_compared(name: str, span: Span, node: Comparison, item: Item) -> Finding:
    instead = written.formula(Is(node.left, name, node.operator == "!="))
    message = f"“{name}” is a code of “{item.id}”, and {node.operator} compares scores."
    finding = rule.at(span, message, help=f"ask for a code with is: {instead}").because(item.span, "asked here")
    return finding.fix(f"Write {instead}", node.span, instead, certain=True)
