"""Items with answers of unlike range are added as if they weighed the same."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Call, Expression, Name, Sum
from ....model.measure import Item, Let, Score
from ..context import Context
from ..mentions import parts_of, plain_members, scores_of

rule = Rule("ROM508", "unlike-ranges", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        if isinstance(thing, Score) and thing.construct is not None:
            continue
        for part in parts_of(thing.value):
            yield from unlike(thing, part, context)


def unlike(thing: Let | Score, part: Expression, context: Context) -> Iterator[Finding]:
    first: tuple[Item, tuple[Fraction, Fraction]] | None = None
    for place, item in added(part, context):
        scores = scores_of(item.answer)
        if not scores:
            continue
        ends = min(scores), max(scores)
        if first is None:
            first = item, ends
        elif ends != first[1]:
            message = (
                f"“{item.id}” goes from {shown(ends)} and “{first[0].id}” from {shown(first[1])},"
                f" so one weighs more than the other in “{thing.id}”."
            )
            help = 'bring them to one range first, or say what they measure together: construct "…"'
            yield rule.at(place.span, message, help=help)
            return


def added(part: Expression, context: Context) -> list[tuple[Expression, Item]]:
    """The items that are added as they are, each with the name that brings it."""
    if isinstance(part, Call) and part.function in ("sum", "mean"):
        return [(place, member) for place, member in plain_members(part, context.names) if isinstance(member, Item)]
    if isinstance(part, Sum):
        named = [(term.value, context.names.find(term.value.id)) for term in part.terms if isinstance(term.value, Name)]
        return [(place, thing) for place, thing in named if isinstance(thing, Item)]
    return []


def shown(ends: tuple[Fraction, Fraction]) -> str:
    return f"{written.number(ends[0])} to {written.number(ends[1])}"
