"""An occasion is named twice behind one `at`."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....source import Span
from ..context import Context

rule = Rule("ROM324", "occasion-twice", "warning")


def findings(context: Context) -> Iterator[Finding]:
    told: set[Span] = set()
    for item in context.measure.items:
        before: set[str] = set()
        for named in item.at:
            if named.value in before and named.span not in told:
                told.add(named.span)
                message = f"“{named.value}” stands here twice, so perhaps another occasion was meant."
                yield rule.at(named.span, message, help="name each occasion once")
            before.add(named.value)
