"""Scores are added of which one is better when it is higher, and the other when it is lower."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Call, Expression, Name, Sum
from ....model.measure import Score
from ..context import Context
from ..mentions import parts_of, plain_members

rule = Rule("ROM509", "unlike-directions", "error")


def findings(context: Context) -> Iterator[Finding]:
    for thing in context.values:
        for part in parts_of(thing.value):
            yield from unlike(part, context)


def unlike(part: Expression, context: Context) -> Iterator[Finding]:
    first: tuple[Score, str] | None = None
    for place, score, negative in added(part, context):
        if score.higher is None:
            continue
        direction = turned(score.higher.value) if negative else score.higher.value
        if first is None:
            first = score, direction
        elif direction != first[1]:
            message = f"“{first[0].id}” and “{score.id}” point in opposite directions, so their sum means nothing."
            help = "turn one of them round first, or subtract it"
            finding = rule.at(place.span, message, help=help)
            yield finding.because(first[0].span, said(first[0])).because(score.span, said(score))
            return


def added(part: Expression, context: Context) -> Iterator[tuple[Expression, Score, bool]]:
    """The scores that are added, each with its place and whether a minus stands before it."""
    if isinstance(part, Call) and part.function in ("sum", "mean"):
        for place, member in plain_members(part, context.names):
            if isinstance(member, Score):
                yield place, member, False
    elif isinstance(part, Sum):
        for term in part.terms:
            thing = context.names.find(term.value.id) if isinstance(term.value, Name) else None
            if isinstance(thing, Score):
                yield term.value, thing, term.negative


def turned(direction: str) -> str:
    return "worse" if direction == "better" else "better"


def said(score: Score) -> str:
    return f"higher is {score.higher.value} here" if score.higher is not None else ""
