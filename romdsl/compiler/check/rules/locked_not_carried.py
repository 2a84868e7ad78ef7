"""An answer is locked that is never brought along."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM582", "locked-not-carried", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.items:
        if item.locked and not item.carried and item.span not in seen:
            seen.add(item.span)
            message = "“locked” keeps an answer that was brought along as it is, and this one is not brought along."
            yield rule.at(
                item.span,
                message,
                help=in_spelling(
                    item.span, "write carried locked, or take locked out", "write carried: yes too, or take locked out"
                ),
            )
