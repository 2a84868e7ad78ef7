"""Two sets that go together item by item are not equally long."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM538", "unequal-sets", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("unequal-sets"):
        first, second, one, other = (fault.words[w] for w in ("first", "second", "first_number", "second_number"))
        message = f"“{first}” has {one} items and “{second}” has {other}, and they go together one by one."
        yield rule.at(fault.span, message, help="name as many items in the one as in the other")
