"""Words of a person stand where a value is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM532", "text-in-formula", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("text-in-formula"):
        id = fault.words["name"]
        finding = rule.at(
            fault.span,
            f"“{id}” is answered in words, which cannot be counted or compared.",
            help=f"leave it out; or ask whether there is an answer: answered({id})",
        )
        yield finding.because(context.names.by_id[id].span, "asked here")
