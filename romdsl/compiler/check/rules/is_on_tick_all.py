"""`is` asks for the one answer of an item that can have several."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM545", "is-on-tick-all", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("is-on-ticks"):
        id, code = fault.words["item"], fault.words["code"]
        message = f"“{id}” can have several answers at once, so it is never one of them alone."
        finding = rule.at(fault.span, message, help=f"ask whether it is among those ticked: {id} includes {code}")
        yield finding.because(context.names.by_id[id].span, "asked here")
