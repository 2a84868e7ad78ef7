"""A scale is named for a score that is no code."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.types import Type
from ..context import Context

rule = Rule("ROM552", "scale-without-codes", "error")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        found = context.types.get(score.value)
        if score.scale is not None and found in (Type.NUMBER, Type.REAL, Type.TRUTH):
            message = f"“{score.id}” is a {found.value}, and a scale is for a score that is a code."
            help = 'take the scale out, or write bands; or give codes: if … then "yes" else "no"'
            yield rule.at(score.scale.span, message, help=help).because(score.value.span, f"this gives a {found.value}")
