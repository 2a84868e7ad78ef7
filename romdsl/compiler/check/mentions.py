"""What a formula speaks of: its parts, and the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...model.expression import Call, Expression, Name, NameRange, children
from ...model.measure import Alert, Item, Let, Measure, Score

Owner = Item | Let | Score | Alert


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of a measure, whose it is, and what for."""

    owner: Owner
    role: Literal["value", "filling", "when"]
    expression: Expression


def formulas_of(measure: Measure) -> Iterator[Formula]:
    """All formulas of a measure, in the order of items, lets, scores, alerts."""
    for item in measure.items:
        if item.when is not None:
            yield Formula(item, "when", item.when)
    things: tuple[Let | Score, ...] = (*measure.lets, *measure.scores)
    for thing in things:
        yield Formula(thing, "value", thing.value)
        if thing.missing is not None and thing.missing.filling is not None:
            yield Formula(thing, "filling", thing.missing.filling)
    for alert in measure.alerts:
        yield Formula(alert, "when", alert.when)


def parts_of(expression: Expression) -> Iterator[Expression]:
    """The formula and all formulas inside it, as they are written from left to right."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(children(part))


def names_in(expression: Expression) -> Iterator[Name]:
    """Every name that is written in a formula, the ends of ranges and the reversed among them."""
    for part in parts_of(expression):
        targets = part.reverse if isinstance(part, Call) else (part,)
        for target in targets:
            if isinstance(target, Name):
                yield target
            elif isinstance(target, NameRange):
                yield target.first
                yield target.last


def ranges_in(expression: Expression) -> Iterator[NameRange]:
    """Every `q1..q9` that is written in a formula."""
    for part in parts_of(expression):
        targets = part.reverse if isinstance(part, Call) else (part,)
        yield from (target for target in targets if isinstance(target, NameRange))
