"""A question of more than 20 words."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..wording import own_questions

rule = Rule("ROM802", "long-question", "warning")

MOST_WORDS = 20
"""Fowler's and Willis's checklists for survey questions."""


def findings(context: Context) -> Iterator[Finding]:
    for question in own_questions(context.measure):
        count = len(question.text.value.split())
        if count > MOST_WORDS:
            message = f"This question has {count} words; after {MOST_WORDS} people lose the thread."
            help = "ask the same in fewer words; what explains it can stand under help"
            yield rule.at(question.text.span, message, help=help)
