"""What a formula speaks of: its parts, and the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ...model import written
from ...model.expression import (
    Call,
    Expression,
    Includes,
    InCodes,
    Interval,
    Is,
    Lookup,
    MissingRule,
    Name,
    NameRange,
    Recode,
    Several,
    children,
)
from ...model.functions import FUNCTIONS
from ...model.measure import Alert, Answer, Check, Choice, Item, Let, Measure, NumberAnswer, Score, Slider
from ...model.names import Names

Member = Item | Let | Score
Owner = Item | Let | Score | Alert | Check


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of a measure, whose it is, and what for."""

    owner: Owner
    role: Literal["value", "filling", "when", "holds", "that"]
    """`holds`: for whom bands, cut-offs, norms hold; `that`: what a check says."""
    expression: Expression


def formulas_of(measure: Measure) -> Iterator[Formula]:
    """All formulas of a measure, in the order of items, lets, scores, alerts, checks."""
    for item in measure.items:
        if item.when is not None:
            yield Formula(item, "when", item.when)
    things: tuple[Let | Score, ...] = (*measure.lets, *measure.scores)
    for thing in things:
        yield Formula(thing, "value", thing.value)
        if thing.missing is not None and thing.missing.filling is not None:
            yield Formula(thing, "filling", thing.missing.filling)
        if isinstance(thing, Score):
            yield from (Formula(thing, "holds", condition) for condition in thing.conditions)
    for alert in measure.alerts:
        yield Formula(alert, "when", alert.when)
    for check in measure.checks:
        yield Formula(check, "that", check.that)


def conditions_of_items(measure: Measure) -> Iterator[Expression]:
    """The conditions under which blocks and items are asked, each once."""
    conditions = {id(part.when): part.when for part in measure.blocks if part.when is not None}
    for item in measure.items:
        if item.when is not None:
            conditions.setdefault(id(item.when), item.when)
    yield from conditions.values()


def percentile_keys(score: Score) -> Iterator[Name]:
    """What the percentiles of a score go by, but for the score itself."""
    for percentile in score.percentiles:
        for key in percentile.table.keys[:-1]:
            yield Name(key.value, span=key.span)


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


def tabled_sums(formula: Expression) -> Iterator[Call]:
    """The sums by which tables of sums are looked up: such a table stands where `eap_of_sum( )` was written."""
    for part in parts_of(formula):
        if isinstance(part, Recode) and isinstance(part.subject, Call) and part.subject.span == part.span:
            yield part.subject


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
    counts = []
    for argument in call.arguments:
        sets = [part for part in parts_of(argument) if names.is_set(part)]
        counts.append(max((len(list(members_of(part, names))) for part in sets), default=1))
    return max(counts, default=0) if call.function == "weighted_mean" else sum(counts)


def valued_names_in(expression: Expression) -> Iterator[Expression]:
    """The names in a formula whose scores it takes: not those asked for a code or whether there is an answer."""
    match expression:
        case Is() | InCodes() | Includes():
            return
        case Call("join" | "ticked" | "hours_between" | "years_between"):
            return
        case Recode(_, arms):
            # Words as arms ask for the code of the subject, and a key may be a code as well.
            of_numbers = any(isinstance(arm.match, Interval) for arm in arms)
            for part in children(expression)[0 if of_numbers else 1 :]:
                yield from valued_names_in(part)
        case Lookup(_, keys):
            for key in keys:
                if not isinstance(key, Name | NameRange | Several):
                    yield from valued_names_in(key)
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
        case Choice(options, several=False):
            return tuple(option.score for option in options if option.score is not None)
        case NumberAnswer(interval) | Slider(interval):
            return (interval.low, interval.high) if interval.low is not None and interval.high is not None else ()
        case _:
            return ()


def match_text(match: Interval | str) -> str:
    """What an arm is for, as it is written: `female`, `2`, `1..3`."""
    if isinstance(match, str):
        return match
    if match.low is not None and match.low == match.high:
        return written.number(match.low)
    return written.interval(match)
