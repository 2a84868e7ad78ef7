"""Two things have one name; capitals make no difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule
from ....model.measure import Alert, Block, Contacts, Item, Let, Scale, Score
from ..context import Context

rule = Rule("ROM305", "duplicate-id", "error")

Named = Item | Block | Let | Score | Scale | Alert | Contacts
WORDS: dict[type[Named], str] = {
    Item: "an item", Block: "a block", Let: "a let", Score: "a score",
    Scale: "a scale", Alert: "an alert", Contacts: "contacts",
}  # fmt: skip


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    values: Sequence[Named] = (*measure.items, *measure.blocks, *measure.lets, *measure.scores)
    for things in (values, measure.scales, measure.alerts, measure.contacts):
        yield from repeated(things)


def repeated(things: Sequence[Named]) -> Iterator[Finding]:
    first: dict[str, Named] = {}
    for thing in sorted(things, key=lambda thing: thing.span.start):
        earlier = first.setdefault(thing.id.lower(), thing)
        if earlier is thing:
            continue
        message = f"“{thing.id}” is already the name of {WORDS[type(earlier)]}."
        if earlier.id != thing.id:
            message = f"“{thing.id}” and “{earlier.id}” differ in capitals only; that is one name."
        yield rule.at(thing.span, message, help="give one of them another name").because(
            earlier.span, f"{WORDS[type(earlier)]} has this name"
        )
