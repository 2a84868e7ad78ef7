"""Nothing says what time the questions are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ...parse.tree import in_spelling
from ..context import Context
from ..wording import all_texts, is_english

rule = Rule("ROM806", "no-recall", "warning")

TIME = re.compile(
    r"\b(last|past|previous|today|tonight|yesterday|now|currently|these days|nowadays|at the moment|at present|recently|lately"
    r"|since|ago|usually|normally|generally|in general|ever|lifetime|so far|this (morning|week|month|year|session)"
    r"|days?|weeks?|months?|years?|hours?|nights?)\b",
    re.IGNORECASE,
)


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    if context.unread or measure.recall is not None or not measure.scores or not is_english(measure):
        return
    if not any(TIME.search(text) for text in all_texts(measure)):
        message = "Nothing says what time the questions are about: today, the last week, the last month?"
        help = in_spelling(
            measure.span,
            'write recall "the last 2 weeks", and say so above the questions',
            "write recall: the last 2 weeks, and say so above the questions",
        )
        yield rule.at(measure.span, message, help=help)
