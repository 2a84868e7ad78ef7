"""A time or a date stands where a number is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Item, TimeAnswer
from ..context import Context

rule = Rule("ROM544", "time-in-formula", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("time-in-formula"):
        id = fault.words["name"]
        item = context.names.by_id[id]
        is_time = isinstance(item, Item) and isinstance(item.answer, TimeAnswer)
        what, function = ("a time of day", "hours_between") if is_time else ("a date", "years_between")
        finding = rule.at(
            fault.span,
            f"“{id}” is answered with {what}, which cannot be counted or compared.",
            help=f"take how long it is from one to another: {function}({id}, …)",
        )
        yield finding.because(item.span, "asked here")
