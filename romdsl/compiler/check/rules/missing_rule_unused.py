"""A rule for missing answers that nothing in the formula follows."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Missing
from ..context import Context
from ..mentions import calls_in

rule = Rule("ROM502", "missing-rule-unused", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        calls = [call for call in calls_in(thing.value) if call.function != "join"]
        unreadable = isinstance(thing.value, Missing)
        if thing.missing is None or unreadable or any(call.missing is None for call in calls):
            continue
        if calls:
            message = f"Each part of “{thing.id}” has a rule of its own, so this one counts for nothing."
            yield rule.at(thing.missing.span, message, help="take it out")
        else:
            message = f"“{thing.id}” adds up or counts nothing that this rule could be about."
            help = "a calculation with + - * / is missing when a part is; for a rule write sum( ), mean( ) or count( )"
            yield rule.at(thing.missing.span, message, help=help).because(thing.value.span, "its formula")
