"""A check that no answers pass."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..context import Context
from ..settled import truths_of

rule = Rule("ROM569", "check-never-passes", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for check in context.measure.checks:
        truths = truths_of(check.that, context)
        if truths is not None and True not in truths and False in truths:
            message = f"Nobody passes the check “{check.id}”: “{written.formula(check.that)}” is never true."
            help = "a check says what answers must be, not what they must not: turn it round with not, or mend it"
            yield rule.at(check.that.span, message, help=help)
