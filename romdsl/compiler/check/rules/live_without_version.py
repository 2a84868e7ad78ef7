"""A measure in use that has no version."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM624", "live-without-version", "error")


def findings(context: Context) -> Iterator[Finding]:
    status = context.measure.status
    if status is not None and status.value == "live" and context.measure.version is None and not context.unread:
        message = "The measure is live and has no version, so its results cannot say what they were scored by."
        yield rule.at(
            status.span, message, help=in_spelling(status.span, "write version 1.0.0", "write version: 1.0.0")
        )
