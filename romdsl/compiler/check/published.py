"""What was published of a score and holds for the questions alone of which it was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...model.expression import Expression, Lookup
from ...model.measure import Item, Let, Score
from ...source import Span
from .context import Context
from .mentions import names_in, parts_of


def published(context: Context, score: Score, of: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Norms, tables of percentiles, cut-offs and changes of a score in words, each with its place; of tables with a
    source those that are looked up by one of the items `of`."""
    yield from (("norm", norm.span) for norm in score.norms)
    yield from (("table of percentiles", each.table.span) for each in score.percentiles)
    yield from (("cut-off for caseness", each.span) for each in score.caseness)
    yield from (("reliable change", each.span) for each in score.reliable_change)
    yield from (("clinical cut-off", each.span) for each in score.clinical_cutoffs)
    for change in context.measure.changes:
        named = {name.id for name in names_in(change.value)} if change.value is not None else {change.of.value}
        if score.id in named:
            yield from (("reliable change", each.span) for each in change.reliable_change)
            yield from (("clinical cut-off", each.span) for each in change.clinical_cutoffs)
    yield from (("published table", each.span) for each in _look_ups(context, score, of))


def _look_ups(context: Context, score: Score, of: Collection[str]) -> Iterator[Lookup]:
    sourced = {table.id for table in context.measure.tables if table.source is not None}
    for formula in _formulas(context, score):
        for part in parts_of(formula):
            if isinstance(part, Lookup) and part.table in sourced:
                named = [thing for key in part.keys for thing in context.mentioned(key)]
                items = {item.id for thing in named for item in _items(context, thing)}
                if items & set(of):
                    yield part


def _items(context: Context, thing: Item | Let | Score) -> tuple[Item, ...]:
    return (thing,) if isinstance(thing, Item) else context.items_of(thing)


def _formulas(context: Context, score: Score) -> Iterator[Expression]:
    """The formula of a score, and those of the lets that it names."""
    waiting, seen = [score.value], set[str]()
    while waiting:
        formula = waiting.pop()
        yield formula
        for name in names_in(formula):
            thing = context.names.find(name.id)
            if isinstance(thing, Let) and thing.id not in seen:
                seen.add(thing.id)
                waiting.append(thing.value)
