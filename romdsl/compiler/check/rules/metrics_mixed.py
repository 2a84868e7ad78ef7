"""One value made of banks on different metrics."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Expression, Name, children
from ....model.measure import Block, Cat, Form, Score
from ....model.types import Type
from ..bank_parts import bank_named
from ..context import Context

rule = Rule("ROM852", "metrics-mixed", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        first: tuple[Name, str] | None = None
        for name in numbers_in(thing.value, context):
            metric = metric_behind(name, context)
            if metric is None:
                continue
            first = first or (name, metric)
            if metric != first[1]:
                message = f"“{name.id}” is on the metric “{metric}”, and “{first[0].id}” on “{first[1]}”."
                help = "values of two metrics do not add up: make two scores of it"
                yield rule.at(name.span, message, help=help).because(first[0].span, f"on “{first[1]}”")
                break


def numbers_in(formula: Expression, context: Context) -> Iterator[Name]:
    """The names whose values are worked into one number: not those that a condition compares."""
    if context.types.get(formula) is Type.TRUTH:
        return
    if isinstance(formula, Name):
        yield formula
    for part in children(formula):
        yield from numbers_in(part, context)


def metric_behind(name: Name, context: Context) -> str | None:
    thing = context.names.find(name.id)
    if isinstance(thing, Score) and thing.linked_to is not None:
        return thing.linked_to
    if isinstance(thing, Score) and thing.form is not None:
        thing = context.names.find(thing.form)
    bank = bank_named(context.measure, thing) if isinstance(thing, Form | Cat) else thing
    if not isinstance(bank, Block):
        return None
    return bank.banked.metric.value if bank.banked and bank.banked.metric else None
