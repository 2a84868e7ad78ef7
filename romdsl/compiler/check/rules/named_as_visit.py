"""An item of a measure that is asked again has a name that data use for the visit."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM588", "named-as-visit", "error")
OF_A_VISIT = {
    "person": "who answered",
    "date": "the day",
    "occasion_number": "which time it was",
    "occasion_reason": "why it was then",
    "version": "the version that was asked",
    "scoring": "how the version that was asked scores",
}
"""The columns of many visits beside the answers (`spec/over_time.md`, The file)."""


def findings(context: Context) -> Iterator[Finding]:
    if not context.measure.occasions:
        return
    for item in context.measure.inputs:
        name = (item.column.value if item.column else item.id).lower()
        if name in OF_A_VISIT:
            message = f"Data of many visits say in “{name}” {OF_A_VISIT[name]}, so no answer can stand there."
            yield rule.at(item.span, message, help=f"call it otherwise, for example {name}_asked")
