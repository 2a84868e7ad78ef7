"""A form or an adaptive test that names an item of no bank, or of another."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Cat, Form, Item, Placed
from ..bank_parts import bank_named, from_lock, things_of
from ..context import Context

rule = Rule("ROM854", "not-in-bank", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        if bank is None:
            continue
        known = [item.id for item in bank.items]
        for name in named(thing):
            if name.value not in known:
                near = nearest(name.value, known)
                help = f"did you mean {near}?" if near else f"write the id of an item of “{bank.id}”"
                before = from_lock(thing) if isinstance(thing, Form) and name in thing.names else ""
                yield rule.at(name.span, f"{before}“{name.value}” is no item of the bank “{bank.id}”.", help=help)
        for name in thing.beside if isinstance(thing, Form) else ():
            if not isinstance(context.names.find(name.value), Item):
                yield rule.at(name.span, f"“{name.value}” is no item of this measure.", help="write the id of an item")


def named(thing: Form | Cat) -> Iterator[Placed[str]]:
    """The names that are of items of the bank."""
    if isinstance(thing, Cat):
        yield from () if thing.start is None else (thing.start,)
        return
    yield from thing.names
    if thing.assembly is not None:
        yield from thing.assembly.must
        for apart in thing.assembly.apart:
            yield from apart
