"""Several items stand where one value is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM531", "set-outside-aggregate", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("set-outside-aggregate"):
        several = fault.words["set"]
        message = f"“{several}” is several items, and one value is needed here."
        yield rule.at(fault.span, message, help=f"say what to do with them: sum({several}), mean({several}), count(…)")
