"""`x is code` asks for an answer that the item does not offer."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Item
from ..context import Context
from ..infer_codes import options_of

rule = Rule("ROM314", "unknown-code", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("unknown-code"):
        code, id = fault.words["code"], fault.words["item"]
        item = context.names.find(id)
        if not isinstance(item, Item):
            continue
        codes = options_of(item)
        near = nearest(code, codes)
        help = f"did you mean {near}?" if near else f"write one of {', '.join(codes[:12])}"
        finding = rule.at(fault.span, f"“{id}” has no answer with the code “{code}”.", help=help)
        yield finding.because(item.span, "the item is asked here")
