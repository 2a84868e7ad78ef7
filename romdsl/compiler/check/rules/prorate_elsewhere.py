"""`prorate` with a mean, lowest or highest, where there is nothing to scale up."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import MissingRule
from ....model.measure import Let, Score
from ....source import Span
from ..context import Context
from ..mentions import calls_in, rule_of

rule = Rule("ROM503", "prorate-elsewhere", "error")

ADDED = ("sum", "count", "eap", "eap_se")
"""What adds up; and what a rule of banks speaks of."""


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for thing in context.values:
        for call in calls_in(thing.value):
            missing = rule_of(call, thing)
            if missing is None or missing.fill != "prorate" or call.function in ADDED:
                continue
            if missing.span in seen:
                continue
            seen.add(missing.span)
            message = f"{call.function}( ) of those answered needs no scaling up; prorate is for sum and count."
            place = word_in(missing.span, "prorate")
            finding = rule.at(place, message, help="write ignore: only what was answered counts")
            finding = finding.because(call.name_span, "the rule is for this")
            yield finding.fix("Write ignore", place, "ignore", certain=not scales_up(thing, missing))


def scales_up(thing: Let | Score, missing: MissingRule) -> bool:
    """Whether the same rule is for a sum or a count as well, which would no longer be scaled up."""
    calls = [call for call in calls_in(thing.value) if call.function in ("sum", "count")]
    return any(rule_of(call, thing) is missing for call in calls)


def word_in(span: Span, word: str) -> Span:
    """Where a word stands in a place; the place itself where it is not written out there."""
    start = span.source.text.find(word, span.start, span.end)
    return span if start < 0 else Span(span.source, start, start + len(word))
