"""`as` where nothing can stand in for a missing answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import MissingRule
from ....source import Span
from ..context import Context
from ..mentions import calls_in, rule_of

rule = Rule("ROM553", "filling-elsewhere", "error")

OF_THE_ANSWERED = ("percent_of_possible", "weighted_mean")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for thing in context.values:
        for call in calls_in(thing.value):
            missing = rule_of(call, thing)
            if call.function not in OF_THE_ANSWERED or missing is None or missing.fill != "as" or missing.span in seen:
                continue
            seen.add(missing.span)
            message = f"{call.function}( ) goes over those answered, and nothing can stand in for the others."
            finding = rule.at(missing.span, message, help="write ignore instead of as …")
            finding = finding.because(call.name_span, "the rule is for this")
            place = filling_in(missing)
            yield finding.fix("Write ignore", place, "ignore") if place is not None else finding


def filling_in(missing: MissingRule) -> Span | None:
    """From the word `as` to the end of its formula."""
    assert missing.filling is not None
    end, source = missing.filling.span.end, missing.span.source
    word = re.search(r"\bas\s+\Z", source.text[missing.span.start : missing.filling.span.start])
    return None if word is None else Span(source, missing.span.start + word.start(), end)
