"""A change from an occasion to one that lies before it."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Occasion
from ....over_time.order import comes_before
from ..context import Context

rule = Rule("ROM325", "change-runs-backwards", "error")


def findings(context: Context) -> Iterator[Finding]:
    occasions = {occasion.id: occasion for occasion in context.measure.occasions}
    for change in context.measure.changes:
        start, end = occasions.get(change.start.value), occasions.get(change.end.value)
        if start is None or end is None or start.id == end.id:
            continue
        if start.id in _after(end, occasions) and end.id not in _after(start, occasions):
            message = f"“{change.id}” goes from “{start.id}” to “{end.id}”, which lies before it."
            help = f"exchange the two: from {end.id} to {start.id}"
            yield rule.at(change.start.span, message, help=help).because(end.span, "this comes first")


def _after(first: Occasion, occasions: dict[str, Occasion]) -> set[str]:
    """The occasions that the measure has after one, at whatever distance; what looks back has no place in time."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        here = waiting.pop()
        later = [
            other
            for other in occasions.values()
            if other.id not in found and "looking_back" not in (here.kind, other.kind) and comes_before(here, other)
        ]
        found |= {other.id for other in later}
        waiting += later
    return found
