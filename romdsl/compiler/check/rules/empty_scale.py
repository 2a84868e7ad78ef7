"""A scale with nothing to choose."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Choice, Option
from ..context import Context

rule = Rule("ROM415", "empty-scale", "error")
HELP = 'write two options or more: 0 "Not at all"; 1 "Very much"'


def findings(context: Context) -> Iterator[Finding]:
    for scale in context.measure.scales:
        if not answers(scale.options) and scale.id not in context.garbled:
            yield rule.at(scale.span, f"The scale “{scale.id}” offers no answer.", help=HELP)
    for item in context.measure.inputs:
        if isinstance(item.answer, Choice) and item.answer.scale is None and not answers(item.answer.options):
            yield rule.at(item.span, f"“{item.id}” offers no answer.", help=HELP)


def answers(options: tuple[Option, ...]) -> list[Option]:
    return [option for option in options if option.non_answer is None]
