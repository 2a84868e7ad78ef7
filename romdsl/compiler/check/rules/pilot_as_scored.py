"""A pilot item where a scored one should be."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Form, Placed
from ..bank_parts import bank_named, from_lock, things_of
from ..context import Context

rule = Rule("ROM856", "pilot-as-scored", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        pilots = {item.id for item in bank.items if item.calibration and item.calibration.is_pilot} if bank else set()
        names: tuple[Placed[str], ...] = ()
        before, help = "", "begin with another item"
        if isinstance(thing, Form):
            names, before = (*thing.names, *(thing.assembly.must if thing.assembly else ())), from_lock(thing)
            help = "ask it beside the form: beside and its id; or take out status pilot"
        elif thing.start is not None:
            names = (thing.start,)
        for name in names:
            if name.value in pilots:
                message = f"{before}“{name.value}” is a pilot item, which is asked and not scored."
                yield rule.at(name.span, message, help=help)
