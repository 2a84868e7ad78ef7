"""A form or an adaptive test that asks for more items than can stand together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.calibrated import LEAST_ASKED
from ....model.measure import Cat, Form, Item
from ....source import Span
from ..bank_parts import areas_of, bank_named, left_for, things_of
from ..context import Context

rule = Rule("ROM889", "enemies-leave-too-few", "error")

Pairs = Collection[frozenset[str]]


def findings(context: Context) -> Iterator[Finding]:
    for thing in things_of(context.measure):
        bank = bank_named(context.measure, thing)
        if bank is None:
            continue
        left, apart = left_for(bank, thing), kept_apart(thing, bank.items)
        for least, span, what, items in wanted(thing, left):
            groups = cliques([item.id for item in items], apart)
            if least is not None and len(groups) < least <= len(items):
                largest: list[str] = max(groups, key=len)
                together = f"{len(groups)} can stand together" if len(groups) > 1 else "1 can stand by itself"
                message = (
                    f"“{thing.id}” asks for {written.number(least)} items{what}, and of those that it may take at most "
                    f"{together}: of {', '.join(largest)} only one."
                )
                yield rule.at(span, message, help="ask for fewer, or keep fewer of them apart")


def wanted(thing: Form | Cat, left: Sequence[Item]) -> Iterator[tuple[Fraction | None, Span, str, Sequence[Item]]]:
    """How many items are asked for in all and of each area, where that stands, and of which items."""
    if isinstance(thing, Cat):
        low = thing.items.low if thing.items else Fraction(LEAST_ASKED)
        yield low, thing.items.span if thing.items else thing.span, "", left
    elif thing.assembly is not None:
        yield thing.assembly.choose.low, thing.assembly.choose.span, "", left
    limits = thing.areas if isinstance(thing, Cat) else thing.assembly.areas if thing.assembly else ()
    for area in limits:
        own = [item for item in left if area.area in areas_of(item, thing)]
        yield area.interval.low, area.span, f" of “{area.area}”", own


def kept_apart(thing: Form | Cat, items: Sequence[Item]) -> Pairs:
    """The pairs of items that may not be together."""
    named = thing.assembly.apart if isinstance(thing, Form) and thing.assembly else ()
    groups = [[name.value for name in names] for names in named]
    pairs = {frozenset((one, other)) for group in groups for one in group for other in group if one != other}
    known = ((item.id, item.calibration.enemies) for item in items if item.calibration is not None)
    return pairs | {frozenset((id, enemy.value)) for id, enemies in known for enemy in enemies}


def cliques(ids: Sequence[str], apart: Pairs) -> list[list[str]]:
    """The items in groups of which each has room for one alone, so no more items than groups stand together."""
    with_enemies = {id for pair in apart for id in pair}
    groups: list[list[str]] = []
    for id in ids:
        if id not in with_enemies:
            continue
        group = next((each for each in groups if all(frozenset((id, other)) in apart for other in each)), None)
        if group is None:
            groups.append([id])
        else:
            group.append(id)
    return groups + [[id] for id in ids if id not in with_enemies]
