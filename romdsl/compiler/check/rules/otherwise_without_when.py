"""`otherwise` at an item that is always asked."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM417", "otherwise-without-when", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.items:
        if item.otherwise is not None and item.when is None and item.otherwise.span not in seen:
            seen.add(item.otherwise.span)
            message = f"“{item.id}” is always asked, so what it is worth otherwise never counts."
            yield rule.at(item.otherwise.span, message, help="write a when, or take otherwise out")
