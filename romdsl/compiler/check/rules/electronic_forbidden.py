"""The holder of the rights forbids electronic use, and all that is built is electronic."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Licence
from ..context import Context
from ..licences import licences

rule = Rule("ROM606", "electronic-forbidden", "error")


def findings(context: Context) -> Iterator[Finding]:
    for licence in licences(context.measure):
        yield from about(licence)


def about(licence: Licence) -> Iterator[Finding]:
    allowed = {word.value for word in licence.allows}
    for word in licence.forbids:
        if word.value == "electronic" and word.value not in allowed:
            message = "The licence forbids electronic use, and every form and score that is built here is electronic."
            help = "ask the holder; with leave in hand write allows electronic, and in terms whose leave and of when"
            yield rule.at(word.span, message, help=help)
