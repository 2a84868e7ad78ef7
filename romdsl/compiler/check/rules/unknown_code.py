"""`x is code` asks for an answer that the item does not offer, or a code that a score never is."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Item
from ..context import Context

rule = Rule("ROM314", "unknown-code", "error")


def findings(context: Context) -> Iterator[Finding]:
    at = {named.span for item in context.measure.items for named in item.at}
    for fault in context.faults("unknown-code"):
        if fault.span in at:
            continue  # unknown-occasion speaks of it
        code, id = fault.words["code"], fault.words["item"]
        thing = context.names.find(id)
        codes = fault.words["codes"].split(", ")
        near = nearest(code, codes)
        help = f"did you mean {near}?" if near else f"write one of {', '.join(codes[:12])}"
        is_item = isinstance(thing, Item)
        message = f"“{id}” has no answer with the code “{code}”." if is_item else f"“{id}” is never “{code}”."
        finding = rule.at(fault.span, message, help=help)
        if thing is not None:
            finding = finding.because(thing.span, "the item is asked here" if is_item else "it is worked out here")
        yield finding
