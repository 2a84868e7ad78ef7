"""A total is made up from less than half of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import MissingRule
from ....source import Span
from ..context import Context
from ..mentions import calls_in, element_count, rule_of

rule = Rule("ROM831", "filled-from-few", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for thing in context.values:
        for call in calls_in(thing.value):
            missing = rule_of(call, thing)
            if missing is None or missing.fill != "prorate" or missing.span in seen:
                continue
            seen.add(missing.span)
            count = element_count(call, context.names)
            fewest = count - most_missing(missing, count)
            if fewest >= count or 2 * max(fewest, 1) >= count:
                continue
            message = (
                f"“{written.missing_rule(missing)}” makes a value for {count} items out of {max(fewest, 1)} answered."
            )
            help = 'allow at most half to be missing, or say why more: allow filled-from-few "…"'
            yield rule.at(missing.span, message, help=help).because(call.span, f"{count} items")


def most_missing(missing: MissingRule, count: int) -> Fraction | int:
    """How many of so many items may be missing."""
    if missing.amount is None:
        return count - 1 if missing.limit == "any" else 0
    limit = missing.amount.number * count if missing.amount.is_share else missing.amount.number
    most = limit.numerator // limit.denominator
    return most - 1 if missing.limit == "less than" and most == limit else most
