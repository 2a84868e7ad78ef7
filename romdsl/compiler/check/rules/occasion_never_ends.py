"""A recurring occasion has no end, so that everybody is due for ever."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM583", "occasion-never-ends", "note")


def findings(context: Context) -> Iterator[Finding]:
    ends = [one.id for one in context.measure.occasions if one.kind == "chosen"]
    for occasion in context.measure.occasions:
        if occasion.kind == "every" and occasion.until is None:
            help = (
                f"write until {ends[0] if ends else 'and the occasion with which it ends'}, as every 6 weeks until end"
            )
            yield rule.at(occasion.span, f"“{occasion.id}” recurs and has no end: everybody stays due.", help=help)
