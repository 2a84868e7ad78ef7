"""What a measure asks for: its items and contexts by the names they have in data, and those that a score needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.expression import Call, Expression, Name, NameRange, Several, children
from ..model.measure import Item, Let, Measure, Score
from ..model.names import Names


@dataclass(frozen=True)
class Asked:
    """The items and contexts of a measure.  `by_name` holds them by id and by their `column`; `needed`
    are the ids of those on which a score, an alert or a check rests, their conditions among them."""

    measure: str
    items: Mapping[str, Item]
    by_name: Mapping[str, str]
    needed: tuple[str, ...]
    contexts: frozenset[str] = frozenset()


def asked_by(measure: Measure) -> Asked:
    """What a checked measure asks for."""
    items = {item.id: item for item in measure.inputs}
    by_name = {item.column.value: item.id for item in measure.inputs if item.column}
    by_name.update({id: id for id in items})
    contexts = frozenset(context.id for context in measure.contexts)
    return Asked(measure.id, items, by_name, needed_items(measure), contexts)


def needed_items(measure: Measure) -> tuple[str, ...]:
    """The ids of the contexts and items on which scores, alerts and checks rest, in the order of the form."""
    names = Names.of(measure)
    seen: set[str] = set()
    waiting: list[Expression] = [formula for score in measure.scores for formula in behind(score)]
    waiting += [condition for score in measure.scores for condition in reported_by(score)]
    waiting += [alert.when for alert in measure.alerts]
    waiting += [check.that for check in measure.checks]
    while waiting:
        expression = waiting.pop()
        waiting += children(expression)
        waiting += beside(expression, names)
        if not isinstance(expression, Name | NameRange | Several):
            continue
        for thing in names.members(expression):
            if thing.id not in seen:
                seen.add(thing.id)
                waiting += behind(thing)
    return tuple(item.id for item in measure.inputs if item.id in seen)


def reported_by(score: Score) -> list[Expression]:
    """The conditions of what is reported beside the value: bands and caseness."""
    conditions = [*(band.when for band in score.bands), *(caseness.when for caseness in score.caseness)]
    return [condition for condition in conditions if condition is not None]


def beside(expression: Expression, names: Names) -> list[Expression]:
    """What a call looks at besides its score: the conditions of norms, the keys of percentiles.  Bands are
    reported with their score."""
    match expression:
        case Call("z" | "t_score" | "percentile", (Name(id),)):
            score = names.find(id)
            if isinstance(score, Score):
                keys = [Name(key.value) for each in score.percentiles for key in each.table.keys]
                return [*(norm.when for norm in score.norms if norm.when is not None), *keys]
    return []


def behind(thing: Item | Let | Score) -> list[Expression]:
    """The formulas that decide what an item, let or score is worth."""
    if isinstance(thing, Item):
        return [thing.when] if thing.when else []
    filling = thing.missing.filling if thing.missing else None
    return [thing.value, filling] if filling else [thing.value]
