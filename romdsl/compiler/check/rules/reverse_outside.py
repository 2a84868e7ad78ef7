"""`reverse` names an item that is not among those that are added."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call
from ..context import Context
from ..mentions import calls_in

rule = Rule("ROM505", "reverse-outside", "error")


def findings(context: Context) -> Iterator[Finding]:
    for formula in context.formulas:
        for call in calls_in(formula.expression):
            yield from outside(call, context)


def outside(call: Call, context: Context) -> Iterator[Finding]:
    inside = {member.id for argument in call.arguments for member in context.mentioned(argument)}
    for target in call.reverse:
        strangers = [member.id for member in context.names.members(target) if member.id not in inside]
        if strangers:
            message = f"“{strangers[0]}” is turned round here, and is not among what {call.function}( ) takes."
            finding = rule.at(target.span, message, help="take it out of reverse, or add it to the items")
            yield finding.because(call.arguments[0].span, "these are taken") if call.arguments else finding
