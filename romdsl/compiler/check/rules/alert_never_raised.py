"""An alert whose condition can never be true."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..context import Context

rule = Rule("ROM515", "alert-never-raised", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for alert in context.measure.alerts:
        settled = list(context.settled_parts(alert.when))
        if any(part is alert.when and not truth for part, truth in settled):
            message = f"The alert “{alert.id}” can never be raised: “{written.formula(alert.when)}” is never true."
            yield rule.at(alert.when.span, message, help="compare with a value that can be answered")
