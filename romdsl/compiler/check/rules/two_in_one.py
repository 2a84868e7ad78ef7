"""A question that asks two things at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import FreeText
from ..context import Context
from ..wording import own_questions

rule = Rule("ROM803", "two-in-one", "warning")

IN_BRACKETS = re.compile(r"\([^)]*\)|[,:;–—-]?\s*\b(such as|for example|for instance|including|e\.g\.|like)\b.*")
JOINED = re.compile(
    r"(?P<left>[A-Za-z’']+(?: [A-Za-z’']+)?),? (?P<word>and|or|and/or) (?P<right>[A-Za-z’']+(?: [A-Za-z’']+)?)"
)
FIXED = re.compile(
    r"(now and then|on and off|off and on|up and down|ups and downs|more and more|again and again|over and over"
    r"|day and night|night and day|in and out|back and forth|by and large|pros and cons|give and take|safe and sound"
    r"|friends (and|or) family|family (and|or) friends|mum (and|or) dad|mother (and|or) father|parents? (and|or) carers?"
    r"|here and there|and so on|yes or no|more or less|once or twice|sooner or later|whether or not"
    r"|\w+ or not|\w+ or (more|less|fewer|longer|later|so)|(one|two|three|four) or (two|three|four|five)"
    r"|try and \w+|come and go|comes and goes|go and \w+|between .+ and|both .+ and|either .+ or)",
    re.IGNORECASE,
)
SMALL = frozenset(["to", "with", "about", "for", "at", "of", "in", "on", "by", "from", "up", "down", "out", "off"])
ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "to",
        "i",
        "am",
        "be",
        "have",
        "do",
        "can",
        "feel",
        "been",
        "being",
    ]
)


def findings(context: Context) -> Iterator[Finding]:
    for question in own_questions(context.measure):
        if isinstance(question.item.answer, FreeText):
            continue
        pair = two_things(question.text.value)
        if pair is not None:
            message = f"This asks two things at once: “{pair[0]}” and “{pair[1]}”."
            help = f'ask one thing, or say why both: allow two-in-one for {question.item.id} "…"'
            yield rule.at(question.text.span, message, help=help)


def two_things(text: str) -> tuple[str, str] | None:
    """What a question joins with and, or; None where that is one thing."""
    if " and" not in text and " or " not in text:
        return None
    plain = FIXED.sub("…", IN_BRACKETS.sub("", text))
    found = JOINED.search(plain)
    if found is None:
        return None
    left, right = found["left"].split(), found["right"].split()
    kept = left if len(left) == 2 and left[1].lower() in SMALL else left[-1:]
    following = right if len(right) == 2 and right[0].lower() in ARTICLES else right[:1]
    return " ".join(kept), " ".join(following)
