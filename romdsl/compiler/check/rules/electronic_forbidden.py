"""The holder of the rights forbids electronic use, and all that is built is electronic."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..licences import all_terms

rule = Rule("ROM606", "electronic-forbidden", "error")


def findings(context: Context) -> Iterator[Finding]:
    for terms in all_terms(context.measure):
        for word in terms.forbidden():
            if word.value == "electronic":
                message = f"{terms.title} forbids electronic use, and every form and score that is built here is electronic."
                help = "ask the holder; with leave in hand write allows electronic, and in terms whose leave and of when"
                yield terms.finding(rule, word, message, help)
