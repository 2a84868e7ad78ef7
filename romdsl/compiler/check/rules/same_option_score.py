"""Two answers of one scale have the same score."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model.measure import Choice, Option
from ....source import Span
from ..context import Context

rule = Rule("ROM402", "same-option-score", "warning")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for item in context.measure.inputs:
        if not isinstance(item.answer, Choice) or item.answer.several:
            continue
        own = item.answer.scores
        first: dict[Fraction, Option] = {}
        for option in item.answer.options:
            if option.score is None:
                continue
            earlier = first.setdefault(option.score, option)
            place = own.span if own is not None else option.span
            if earlier is option or earlier.code == option.code or place in seen:
                continue
            seen.add(place)
            message = f"“{earlier.code}” and “{option.code}” have the same score, {option.score}."
            help = 'give them different scores, or say why: allow same-option-score "…"'
            finding = rule.at(place, message, help=help)
            yield finding if own is not None else finding.because(earlier.span, "the first of the two")
