"""An area of content with fewer items than a rule asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Cat
from ..bank_parts import areas_of, bank_named, left_for, noun, things_of
from ..context import Context

rule = Rule("ROM866", "area-cannot-be-met", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        limits = thing.areas if isinstance(thing, Cat) else thing.assembly.areas if thing.assembly else ()
        for limit in limits if bank is not None else ():
            assert bank is not None
            count = sum(limit.area in areas_of(item, thing) for item in left_for(bank, thing))
            if limit.interval.low is not None and count < limit.interval.low:
                least = written.number(limit.interval.low)
                message = (
                    f"The {noun(thing)} “{thing.id}” asks for {least} items of “{limit.area}”, and may take {count}."
                )
                yield rule.at(limit.span, message, help="ask for fewer, or let it take more of the items")
