"""A licence that allows and forbids the same."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM605", "licence-against-itself", "error")


def findings(context: Context) -> Iterator[Finding]:
    licence = context.measure.licence
    if licence is None:
        return
    allowed = {word.value: word for word in licence.allows}
    for word in licence.forbids:
        if word.value in allowed:
            finding = rule.at(word.span, f"The licence allows and forbids “{word.value}”.", help="keep one of the two")
            yield finding.because(allowed[word.value].span, "allowed here")
