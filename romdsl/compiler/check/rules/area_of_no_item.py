"""A rule about an area of content that no item belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Cat
from ..bank_parts import areas_of, bank_named, things_of
from ..context import Context

rule = Rule("ROM864", "area-of-no-item", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        if bank is None:
            continue
        known = sorted({area for item in bank.items for area in areas_of(item, thing)})
        limits = thing.areas if isinstance(thing, Cat) else thing.assembly.areas if thing.assembly else ()
        for limit in limits:
            if limit.area not in known:
                near = nearest(limit.area, known)
                where = "first among the tags of" if isinstance(thing, Cat) else "among the tags of"
                help = f"did you mean {near}?" if near else f"write {limit.area} {where} the items that belong to it"
                yield rule.at(limit.span, f"No item of “{bank.id}” is of “{limit.area}”.", help=help)
