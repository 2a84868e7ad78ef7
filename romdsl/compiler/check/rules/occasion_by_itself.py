"""An occasion is timed by itself, or compared with itself."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Occasion
from ..context import Context

rule = Rule("ROM323", "occasion-by-itself", "error")


def findings(context: Context) -> Iterator[Finding]:
    occasions = {occasion.id: occasion for occasion in context.measure.occasions}
    for occasion in occasions.values():
        yield from _timed(occasion, occasions)
        if occasion.until is not None and occasion.until.value == occasion.id:
            message = f"“{occasion.id}” ends with itself, so it is due once and never again."
            yield rule.at(occasion.until.span, message, help="name the occasion that ends it, as until end")
        if occasion.beside is not None and occasion.beside.value == occasion.id:
            message = f"“{occasion.id}” is asked together with itself, so nobody knows when."
            yield rule.at(occasion.beside.span, message, help="name the occasion at which it is asked, as with end")
    for change in context.measure.changes:
        both = occasions.get(change.start.value) if change.start.value == change.end.value else None
        if both is not None and not both.recurs:
            message = f"“{change.id}” compares “{both.id}” with itself, and there is one of it alone."
            help = f"name another occasion, as from {both.id} to last"
            yield rule.at(change.end.span, message, help=help).because(both.span, "it is asked once")


def _timed(occasion: Occasion, occasions: dict[str, Occasion]) -> Iterator[Finding]:
    """The occasions that each wait for the next, said once, at the first of them."""
    circle, here = [occasion.id], occasion
    while here.anchor is not None and here.anchor.value in occasions:
        here = occasions[here.anchor.value]
        if here.id == occasion.id:
            first = next(id for id in occasions if id in circle)
            if first == occasion.id and occasion.anchor is not None:
                rest = ", which hangs on ".join(f"“{id}”" for id in [*circle[1:], occasion.id])
                message = f"“{occasion.id}” hangs on {rest}, so none of them is ever due."
                yield rule.at(occasion.anchor.span, message, help="name an occasion that is there without it")
            return
        if here.id in circle:
            return
        circle.append(here.id)
