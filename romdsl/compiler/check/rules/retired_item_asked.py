"""A retired item where one that is asked should be."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.calibrated import is_retired
from ....model.measure import Cat, Form, Placed
from ..bank_parts import bank_named, banks_of, from_lock, things_of
from ..context import Context

rule = Rule("ROM887", "retired-item-asked", "error")


def findings(context: Context) -> Iterator[Finding]:
    of_any = {item.id for block in banks_of(context.measure) for item in block.items if is_retired(item)}
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        own = {item.id for item in bank.items if is_retired(item)} if bank is not None else set()
        for name, retired, before, help in asked(thing, own, of_any):
            if name.value in retired:
                yield rule.at(name.span, f"{before}“{name.value}” is retired, so nobody is asked it.", help=help)


def asked(thing: Form | Cat, own: set[str], of_any: set[str]) -> Iterator[tuple[Placed[str], set[str], str, str]]:
    """The names of items that are asked, which of them are retired, and what to say before and behind it."""
    if isinstance(thing, Cat):
        if thing.start is not None:
            yield thing.start, own, "", "begin with another item"
        return
    take_out = "take it out; its parameters stay in the bank"
    again = "run romdsl bank assemble --again, which leaves it out"
    for name in thing.names:
        yield name, own, from_lock(thing), take_out if thing.assembly is None else again
    for name in thing.beside:  # which may be an item of another bank
        yield name, of_any, "", take_out
    for name in thing.assembly.must if thing.assembly else ():
        yield name, own, "", take_out
