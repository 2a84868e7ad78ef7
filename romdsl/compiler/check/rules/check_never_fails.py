"""A check that lets all answers pass."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..context import Context
from ..settled import truths_of

rule = Rule("ROM568", "check-never-fails", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for check in context.measure.checks:
        truths = truths_of(check.that, context)
        if truths is not None and False not in truths:
            message = f"The check “{check.id}” never fails: “{written.formula(check.that)}” is never false."
            yield rule.at(check.that.span, message, help="compare with a value that can be answered, or take it out")
