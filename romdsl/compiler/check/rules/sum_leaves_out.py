"""A table of the sums of all items, looked up by a sum that may leave some out."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, Name
from ....model.measure import Score
from ..context import Context
from ..mentions import tabled_sums

rule = Rule("ROM894", "sum-leaves-out", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        if isinstance(thing, Score) and thing.error_of is not None:
            continue  # made of the score before it, which is told
        for sum_ in tabled_sums(thing.value):
            yield from of_table(sum_, context)


def of_table(sum_: Call, context: Context) -> Iterator[Finding]:
    named = sum_.arguments[0]
    found = context.names.calibrated.get(named.id) if isinstance(named, Name) else None
    for item in found.items if found is not None else ():
        if item.otherwise is not None and item.otherwise.kind == "left_out":
            message = f"The table holds for the sum of all items, and “{item.id}” is left out where it is not asked."
            help = "write eap( ), which scores what was answered; or say what it is worth there, as otherwise 0"
            yield rule.at(sum_.span, message, help=help).because(item.otherwise.span, "left out here")
            return
