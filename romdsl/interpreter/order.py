"""In which order items with a condition, lets and scores are worked out, and what each names."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.expression import Call, Expression, MissingRule, Name, NameRange, children
from ..model.measure import Item, Let, Measure, Score
from ..model.names import Names

Worked = Item | Let | Score


def formulas(thing: Worked) -> Iterator[Expression]:
    """The formulas a thing is worked out from: that after `as` in its own rule is one."""
    if isinstance(thing, Item):
        if thing.when is not None:
            yield thing.when
        return
    yield thing.value
    rule: MissingRule | None = thing.missing
    if rule is not None and rule.filling is not None:
        yield rule.filling


def named(formula: Expression, names: Names) -> Iterator[Worked]:
    """The items, lets and scores that a formula names, in written order."""
    match formula:
        case Name() | NameRange():
            yield from names.elements(formula)
        case _:
            for child in children(formula):
                yield from named(child, names)


def named_by_norms(formula: Expression, names: Names) -> Iterator[Worked]:
    """What `band( )`, `z( )`, `t_score( )` and `percentile( )` of a score look at besides the score."""
    match formula:
        case Call(function, (Name(id),)) if function in ("band", "z", "t_score", "percentile"):
            score = names.find(id)
            if isinstance(score, Score):
                for condition in conditions_of(score, function):
                    yield from named(condition, names)
                    yield from named_by_norms(condition, names)
        case _:
            for child in children(formula):
                yield from named_by_norms(child, names)


def conditions_of(score: Score, function: str) -> Iterator[Expression]:
    """The conditions of the bands or norms of a score, the keys of its percentiles."""
    match function:
        case "band":
            conditions = [bands for bands, _ in score.band_sets]
        case "percentile":
            yield from (Name(key.value) for each in score.percentiles for key in each.table.keys)
            return
        case _:
            conditions = [norm.when for norm in score.norms]
    yield from (condition for condition in conditions if condition is not None)


def working_order(measure: Measure, names: Names) -> tuple[Worked, ...]:
    """Everything that has a formula, each after all that it needs; also where lets lean on each
    other thousands deep."""
    found: list[Worked] = []
    begun: set[str] = set()
    everything: list[Worked] = [*measure.inputs, *measure.lets, *measure.scores]
    for first in everything:
        if first.id in begun:
            continue
        begun.add(first.id)
        open_things = [(first, _needed(first, names))]
        while open_things:
            thing, needed = open_things[-1]
            following = next((need for need in needed if need.id not in begun), None)
            if following is not None:
                begun.add(following.id)
                open_things.append((following, _needed(following, names)))
            else:
                open_things.pop()
                found.append(thing)
    return tuple(found)


def _needed(thing: Worked, names: Names) -> Iterator[Worked]:
    for formula in formulas(thing):
        yield from named(formula, names)
        yield from named_by_norms(formula, names)
