"""An answer is locked that is never brought along."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM582", "locked-not-carried", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.items:
        if item.locked and not item.carried and item.span not in seen:
            seen.add(item.span)
            message = "“locked” keeps an answer that was brought along as it is, and this one is not brought along."
            yield rule.at(item.span, message, help="write carried locked, or take locked out")
