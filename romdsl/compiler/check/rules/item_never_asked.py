"""An item that no answers lead to."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....source import Span
from ..context import Context

rule = Rule("ROM405", "item-never-asked", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for item in context.measure.items:
        if item.when is None or item.when.span in seen:
            continue
        seen.add(item.when.span)
        if any(part is item.when and not truth for part, truth in context.settled_parts(item.when)):
            message = f"“{item.id}” is never asked: “{written.formula(item.when)}” is never true."
            yield rule.at(item.when.span, message, help="compare with a value that can be answered")
