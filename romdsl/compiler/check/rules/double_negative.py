"""A question with two negatives, where “yes” and “no” change places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..wording import own_questions

rule = Rule("ROM804", "double-negative", "warning")

ONE_THING = re.compile(r"\b(whether or not|or not|not only|if not|no matter|why not|neither\b.*\bnor)\b", re.IGNORECASE)
NEGATIVE = re.compile(
    r"\b(not|never|no|nobody|no[- ]one|nothing|nowhere|none|without|hardly|unable|unlikely|unhappy|unsafe|unwell"
    r"|unimportant|unsatisfied|dissatisfied|dislike[sd]?|disagree[sd]?|cannot|\w+n[’']t)\b",
    re.IGNORECASE,
)


def findings(context: Context) -> Iterator[Finding]:
    for question in own_questions(context.measure):
        for sentence in re.split(r"[.?!]\s+", ONE_THING.sub("…", question.text.value)):
            negatives = [found.group() for found in NEGATIVE.finditer(sentence)]
            if len(negatives) >= 2:
                message = f"This says no twice: “{negatives[0]}” and “{negatives[1]}”."
                help = "say what is, not what is not"
                yield rule.at(question.text.span, message, help=help)
                break
