"""The licence forbids what every target does."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Licence
from ..context import Context
from ..licences import licences

rule = Rule("ROM603", "licence-forbids-building", "warning")

USES = {
    "reproduce": "every form reproduces the words of its items",
}


def findings(context: Context) -> Iterator[Finding]:
    for licence in licences(context.measure):
        yield from about(licence)


def about(licence: Licence) -> Iterator[Finding]:
    allowed = {word.value for word in licence.allows}
    for word in licence.forbids:
        if word.value in USES and word.value not in allowed:
            help = 'ask the holder; with leave in hand write allow licence-forbids-building "leave of …"'
            yield rule.at(word.span, f"The licence forbids “{word.value}”, and {USES[word.value]}.", help=help)
