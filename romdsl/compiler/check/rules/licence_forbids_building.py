"""The licence forbids what every target does."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..licences import all_terms

rule = Rule("ROM603", "licence-forbids-building", "warning")

USES = {
    "reproduce": "every form reproduces the words of its items",
}


def findings(context: Context) -> Iterator[Finding]:
    for terms in all_terms(context.measure):
        for word in terms.forbidden():
            if word.value in USES:
                message = f"{terms.title} forbids “{word.value}”, and {USES[word.value]}."
                help = 'ask the holder; with leave in hand write allow licence-forbids-building "leave of …"'
                yield terms.finding(rule, word, message, help)
