"""One item is added twice."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, Expression, Name, Sum
from ....model.measure import Item, Let, Score
from ..context import Context
from ..mentions import parts_of, plain_members

rule = Rule("ROM507", "item-twice", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        for part in parts_of(thing.value):
            if isinstance(part, Sum | Call):
                yield from repeated(thing, added(part, context))


def repeated(thing: Let | Score, terms: list[tuple[Expression, Item]]) -> Iterator[Finding]:
    first: dict[str, Expression] = {}
    said: set[int] = set()
    for term, item in terms:
        if item.id not in first:
            first[item.id] = term
        elif id(term) not in said:
            said.add(id(term))
            message = f"“{item.id}” is added twice in “{thing.id}”."
            help = f'name it once, or say why: allow item-twice for {thing.id} "…"'
            finding = rule.at(term.span, message, help=help)
            yield finding if first[item.id] is term else finding.because(first[item.id].span, "it is in this already")


def added(part: Sum | Call, context: Context) -> list[tuple[Expression, Item]]:
    """Each item that is plainly added, with the part of the formula that brings it."""
    found: list[tuple[Expression, Item]] = []
    if isinstance(part, Call):
        if part.function in ("sum", "mean"):
            found = [
                (target, member) for target, member in plain_members(part, context.names) if isinstance(member, Item)
            ]
        return found
    for term in part.terms:
        if not term.negative:
            found += [(term.value, item) for item in items_added(term.value, context, 0)]
    return found


def items_added(value: Expression, context: Context, depth: int) -> list[Item]:
    """The items of a term of a sum, through sums and scores that are sums."""
    if isinstance(value, Call) and value.function == "sum":
        return [member for _, member in plain_members(value, context.names) if isinstance(member, Item)]
    if isinstance(value, Name) and depth < 8:
        thing = None if value.id in context.circular else context.names.find(value.id)
        if isinstance(thing, Item):
            return [thing]
        if isinstance(thing, Let | Score):
            return items_added(thing.value, context, depth + 1)
    if isinstance(value, Sum) and depth > 0:
        terms = [term.value for term in value.terms if not term.negative]
        return [item for term in terms for item in items_added(term, context, depth + 1)]
    return []
