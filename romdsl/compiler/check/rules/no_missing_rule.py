"""A score does not say what happens when answers are missing."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, Expression
from ....model.functions import FUNCTIONS
from ...parse.tree import in_spelling
from ..context import Context
from ..mentions import calls_in

rule = Rule("ROM501", "no-missing-rule", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        lacking = calls_without_rule(thing.value) if thing.missing is None else []
        if not lacking or thing.id in context.garbled:
            continue
        call = lacking[0]
        message = f"“{thing.id}” does not say what happens when answers are missing."
        fill = "prorate" if call.function in ("sum", "count") else "ignore"
        colon = in_spelling(call.span, "", ":")
        help = f"write missing{colon} none (all must be answered), or missing{colon} at most 1, {fill}"
        finding = rule.at(call.span, message, help=help, label="some of these may be missing")
        for other in lacking[1:3]:
            finding = finding.because(other.span, "and some of these")
        yield finding


def calls_without_rule(value: Expression) -> list[Call]:
    return [call for call in calls_in(value) if call.missing is None and FUNCTIONS[call.function].needs_rule]
