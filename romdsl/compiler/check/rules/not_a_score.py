"""A score whose formula is nothing but one code."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM540", "not-a-score", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("no-value"):
        message = f"This score is always “{fault.words['what']}”, whatever is answered."
        yield rule.at(
            fault.span,
            message,
            help='give a number, a condition, or one code or another: if q1 >= 2 then "good" else "bad"',
        )
