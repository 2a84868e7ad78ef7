"""A tick-all stands where a number or a code is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM543", "ticks-in-formula", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("ticks-in-formula"):
        id = fault.words["name"]
        finding = rule.at(
            fault.span,
            f"“{id}” can have several answers at once, so it has no one value.",
            help=f"count the ticks: ticked({id}); or ask for one: {id} includes …",
        )
        yield finding.because(context.names.by_id[id].span, "asked here")
