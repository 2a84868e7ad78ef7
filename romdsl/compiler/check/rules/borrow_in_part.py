"""A part is borrowed of a measure whose terms allow no part."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM627", "borrow-in-part", "error")


def findings(context: Context) -> Iterator[Finding]:
    for one in context.measure.borrowed:
        forbidden = {word.value for word in one.licence.forbids} if one.licence is not None else set()
        if one.in_part and "subset" in forbidden:
            message = f"The terms of “{one.measure}” forbid to use a part of it, and a part is taken here."
            yield rule.at(one.span, message, help="take all of it: leave take out")
