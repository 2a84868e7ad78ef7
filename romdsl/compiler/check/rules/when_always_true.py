"""A condition that is true whatever is answered."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....source import Span
from ..context import Context

rule = Rule("ROM404", "when-always-true", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for item in context.measure.items:
        if item.when is None or item.when.span in seen:
            continue
        seen.add(item.when.span)
        if any(part is item.when and truth for part, truth in context.settled_parts(item.when)):
            message = f"“{written.formula(item.when)}” is true whatever is answered, so “{item.id}” is always asked."
            yield rule.at(item.when.span, message, help="take the when out, or compare with another value")
