"""A rule allows as many missing answers as there are items."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....source import Span
from ..context import Context
from ..mentions import calls_in, element_count, rule_of

rule = Rule("ROM525", "rule-too-wide", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for thing in context.values:
        for call in calls_in(thing.value):
            missing = rule_of(call, thing)
            if missing is None or missing.amount is None or missing.amount.span in seen:
                continue
            seen.add(missing.amount.span)
            count, limit = element_count(call, context.names), missing.amount.number
            if missing.amount.is_share:
                limit *= count
            most = limit - 1 if missing.limit == "less than" else limit
            if count and most >= count and not context.touched(call.span):
                items = "1 item" if count == 1 else f"{count} items"
                message = f"With {items} “{written.missing_rule(missing)}” lets all of them be missing."
                help = "write fewer, or any if one answer is enough"
                yield rule.at(missing.amount.span, message, help=help).because(call.span, f"{items} here")
