"""An occasion is named that the measure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Placed
from ....model.measure.over_time import FIRST, LAST, PREVIOUS
from ...parse.tree import in_spelling
from ..context import Context

rule = Rule("ROM321", "unknown-occasion", "error")


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    known = [occasion.id for occasion in measure.occasions]
    for occasion in measure.occasions:
        for named in (occasion.anchor, occasion.beside, occasion.until):
            yield from unknown(named, known)
    for thing in (*measure.items, *measure.contexts):
        for named in thing.at:
            yield from unknown(named, known)
    for change in measure.changes:
        for named, others in ((change.start, (FIRST, PREVIOUS)), (change.end, (LAST,))):
            yield from unknown(named, [*known, *others])
    for case in measure.cases:
        yield from unknown(case.occasion, known)


def unknown(named: Placed[str] | None, known: list[str]) -> Iterator[Finding]:
    if named is None or not named.value or named.value in known:
        return
    near = nearest(named.value, known)
    own = [one for one in known if one not in (FIRST, PREVIOUS, LAST)]
    first = in_spelling(named.span, 'as occasions { baseline "First visit" }', "as baseline: First visit")
    there = f"there are {', '.join(own)}" if own else first
    help = f"did you mean {near}?" if near else f"name it under occasions; {there}"
    finding = rule.at(named.span, f"The measure has no occasion “{named.value}”.", help=help)
    yield finding.fix(f"Write {near}", named.span, near) if near else finding
