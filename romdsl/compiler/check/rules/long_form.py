"""A form that takes more than five minutes."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..wording import all_texts

rule = Rule("ROM832", "long-form", "note")

SECONDS_AN_ITEM, SECONDS_A_WORD, MOST_MINUTES = 8, 0.3, 5
"""Rough figures, to be set right by the times of a pilot."""


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    words = sum(len(text.split()) for text in all_texts(measure))
    minutes = (SECONDS_AN_ITEM * len(measure.items) + SECONDS_A_WORD * words) / 60
    if minutes > MOST_MINUTES:
        message = f"The form takes about {round(minutes)} minutes ({len(measure.items)} items, {words} words)."
        help = 'leave out what nobody uses; if it must be so long: allow long-form "…"'
        yield rule.at(measure.span, message, help=help)
