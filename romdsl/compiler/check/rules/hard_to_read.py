"""A question that asks for more schooling than many people have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..wording import own_questions, reading_grade, syllables, words_of

rule = Rule("ROM801", "hard-to-read", "warning")

HIGHEST_GRADE = 9
"""Six is the aim (AMA, NIH); one question is a short text, and its grade is rough: up to nine nothing is said."""
FEWEST_WORDS = 8


def findings(context: Context) -> Iterator[Finding]:
    for question in own_questions(context.measure):
        words = words_of(question.text.value)
        if len(words) < FEWEST_WORDS:
            continue
        grade = reading_grade(question.text.value)
        if grade <= HIGHEST_GRADE:
            continue
        long = sorted({word for word in words if syllables(word) >= 3}, key=lambda word: (-syllables(word), word))[:3]
        named = f"; long words are {', '.join(f'“{word}”' for word in long)}" if long else ""
        message = f"This reads as in school year {round(grade)}{named}."
        help = f'use shorter words and sentences, or say why not: allow hard-to-read for {question.item.id} "…"'
        yield rule.at(question.text.span, message, help=help)
