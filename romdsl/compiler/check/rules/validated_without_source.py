"""A published instrument without its source, or without its terms."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM604", "validated-without-source", "warning")


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    lacking = []
    if measure.source is None:
        lacking.append(("where it was published", 'source "…"'))
    if measure.licence is None:
        lacking.append(("on what terms it may be used", "a licence"))
    borrowed = {one.prefix for one in measure.borrowed}  # their own terms go with them
    own = [block for block in measure.blocks if block.validated and block.id.partition(".")[0] not in borrowed]
    for block in own[:1]:
        if lacking and not context.unread:
            missing = " and ".join(what for what, _ in lacking)
            help = f"write {' and '.join(word for _, word in lacking)}"
            yield rule.at(block.span, f"“{block.id}” is validated, and nothing says {missing}.", help=help)
