"""A name that stood for something else in an earlier version is used again."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Alert, Block, Item, Let, Score
from ..context import Context

rule = Rule("ROM306", "retired-id", "error")


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    retired = {name.value.lower(): name for name in measure.retired}
    things: tuple[Item | Block | Let | Score | Alert, ...]
    things = (*measure.inputs, *measure.blocks, *measure.lets, *measure.scores, *measure.alerts)
    for thing in things:
        name = retired.get(thing.id.lower())
        if name is not None:
            message = f"“{thing.id}” is retired: answers of earlier versions stand under that name."
            yield rule.at(thing.span, message, help="give it a new name").because(name.span, "retired here")
