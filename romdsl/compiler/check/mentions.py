"""What a formula speaks of: its parts, and the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ...model.expression import Call, Expression, InCodes, Is, MissingRule, Name, NameRange, Several, children
from ...model.functions import FUNCTIONS
from ...model.measure import Alert, Answer, Choice, Item, Let, Measure, NumberAnswer, Score, Slider
from ...model.names import Names

Member = Item | Let | Score
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


def outside_aggregates(expression: Expression) -> Iterator[Expression]:
    """The parts of a formula that have one value a person: not those that go item by item."""
    yield expression
    if not (isinstance(expression, Call) and FUNCTIONS[expression.function].aggregate):
        for part in children(expression):
            yield from outside_aggregates(part)


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


def calls_in(expression: Expression) -> Iterator[Call]:
    """Every aggregate in a formula."""
    for part in parts_of(expression):
        if isinstance(part, Call) and FUNCTIONS[part.function].aggregate:
            yield part


def members_of(target: Expression, names: Names) -> Iterator[Member]:
    """What a name, range or brackets of names hold; a thing that is named twice comes twice."""
    if isinstance(target, Several):
        for part in target.parts:
            yield from members_of(part, names)
    else:
        yield from names.members(target)


def plain_members(call: Call, names: Names) -> list[tuple[Expression, Member]]:
    """The things that an aggregate takes as they are, each with the argument that names it."""
    sets = (Name, NameRange, Several)
    return [
        (argument, member)
        for argument in call.arguments
        if isinstance(argument, sets)
        for member in members_of(argument, names)
    ]


def element_count(call: Call, names: Names) -> int:
    """How many elements an aggregate has: each argument the length of its set, or one."""
    count = 0
    for argument in call.arguments:
        sets = [part for part in parts_of(argument) if names.is_set(part)]
        count += max((len(list(members_of(part, names))) for part in sets), default=1)
    return count


def valued_names_in(expression: Expression) -> Iterator[Expression]:
    """The names in a formula whose scores it takes: not those asked for a code or whether there is an answer."""
    match expression:
        case Is() | InCodes():
            return
        case Call("answered"):
            return
        case Name() | NameRange():
            yield expression
        case _:
            for part in children(expression):
                yield from valued_names_in(part)


def rule_of(call: Call, owner: Let | Score) -> MissingRule | None:
    """The missing rule that counts for an aggregate: its own, or else that of its let or score."""
    return call.missing if call.missing is not None else owner.missing


def scores_of(answer: Answer) -> tuple[Fraction, ...]:
    """The scores that an answer can have, lowest and highest alone for a number; empty where there is none."""
    match answer:
        case Choice(options):
            return tuple(option.score for option in options if option.score is not None)
        case NumberAnswer(interval) | Slider(interval):
            return (interval.low, interval.high) if interval.low is not None and interval.high is not None else ()
        case _:
            return ()
