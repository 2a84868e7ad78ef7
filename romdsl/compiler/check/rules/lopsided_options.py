"""A scale with more ways to agree than to disagree, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule
from ....model.measure import Choice, Option
from ....source import Span
from ..context import Context
from ..wording import own_questions

rule = Rule("ROM807", "lopsided-options", "warning")

PAIRS = (
    ("agree", r"\bagree", r"\bdisagree|\b(do not|don['’]t|not) agree"),
    ("satisfied", r"\bsatisfied", r"\b(dissatisfied|unsatisfied|not satisfied)"),
    ("likely", r"\blikely", r"\b(unlikely|not likely)"),
)
TESTS = [(word, re.compile(yes, re.IGNORECASE), re.compile(no, re.IGNORECASE)) for word, yes, no in PAIRS]
NEITHER = re.compile(r"\b(neither|nor|neutral|undecided)\b", re.IGNORECASE)


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for question in own_questions(context.measure):
        answer = question.item.answer
        if not isinstance(answer, Choice) or answer.several or not answer.options or answer.options[0].span in seen:
            continue
        seen.add(answer.options[0].span)
        sides = sides_of(answer.options)
        if sides is not None:
            word, yes, no = sides
            message = f"The answers lean to one side: {yes} of them say “{word}”, and {no} the opposite."
            help = 'give both sides as many; or say why not: allow lopsided-options "…"'
            yield rule.at(answer.options[0].span, message, help=help)


def sides_of(options: Sequence[Option]) -> tuple[str, int, int] | None:
    """The word that the answers go by, and how many are on each side of it, where these are not as many."""
    texts = [option.text.value for option in options if not NEITHER.search(option.text.value)]
    for word, positive, negative in TESTS:
        no = sum(bool(negative.search(text)) for text in texts)
        yes = sum(bool(positive.search(text)) and not negative.search(text) for text in texts)
        if yes and no and yes != no:
            return word, yes, no
    return None
