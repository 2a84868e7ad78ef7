"""A scored item that no form and no adaptive test takes."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Name
from ....model.measure import Cat
from ..bank_parts import bank_named, left_for, scored_of, things_of
from ..context import Context
from ..mentions import calls_in

rule = Rule("ROM871", "in-no-form", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    taken: dict[str, set[str]] = {}
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        if bank is None:
            continue
        if isinstance(thing, Cat):
            ids = [item.id for item in left_for(bank, thing)]
        elif not thing.names or any(context.error_places.meet(name.span) for name in thing.names):
            ids = [item.id for item in bank.items]  # what it was meant to take is not known
        else:
            ids = [name.value for name in thing.names]
        taken.setdefault(bank.id, set()).update(ids)
    arguments = [part for thing in context.values for call in calls_in(thing.value) for part in call.arguments]
    scored_whole = {part.id for part in arguments if isinstance(part, Name)}
    for each in scored_of(context.measure):
        if each.calibration.is_retired or each.block.id in scored_whole:
            continue
        if taken.get(each.block.id) and each.id not in taken[each.block.id]:
            message = f"“{each.id}” is in no form of “{each.block.id}”, and no adaptive test takes it."
            yield rule.at(each.item.span, message, help="take it into one; or write status pilot, or status retired")
