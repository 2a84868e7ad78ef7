"""A worked case names an item, score, band, alert or check that the measure does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule, nearest
from ....model.expression import Name, NameRange
from ....model.measure import Alert, Block, Case, Change, Check, Expected, Item, Measure, Row, Score
from ..cases import row_cell
from ..context import Context

rule = Rule("ROM308", "unknown-in-case", "error")


def findings(context: Context) -> Iterator[Finding]:
    for case in context.measure.cases:
        for given in case.given:
            for target in given.targets:
                yield from of_target(target, case, context)
        for expected in case.expected:
            yield from of_result(expected, case, context.measure)


def of_target(target: Name | NameRange, case: Case, context: Context) -> Iterator[Finding]:
    if row_cell(target, context.names) is not None:
        return
    for name in (target,) if isinstance(target, Name) else (target.first, target.last):
        thing = context.names.find(name.id)
        if thing is None:
            near = nearest(
                name.id,
                [*(item.id for item in context.measure.inputs), *(block.id for block in context.measure.blocks)],
            )
            help = f"did you mean {near}?" if near else "name an item or a block"
            yield rule.at(name.span, f"The case “{case.name}” answers “{name.id}”, which is no item.", help=help)
        elif not isinstance(thing, Item | Block | Row):
            message = f"The case “{case.name}” answers “{name.id}”, which is worked out and not asked."
            yield rule.at(name.span, message, help=f"expect it: gives {name.id} …").because(
                thing.span, "it stands here"
            )


def of_result(expected: Expected, case: Case, measure: Measure) -> Iterator[Finding]:
    things: Sequence[Score | Alert | Check | Change]
    match expected.kind:
        case "score":
            word, things = "score", measure.scores
        case "change":
            word, things = "change", measure.changes
        case "check" | "no check":
            word, things = "check", measure.checks
        case _:
            word, things = "alert", measure.alerts
    known = {thing.id: thing for thing in things}
    if expected.id not in known:
        near = nearest(expected.id, known)
        help = f"did you mean {near}?" if near else f"name one of the {word}s of this measure"
        message = f"The case “{case.name}” expects “{expected.id}”, and no {word} has that name."
        yield rule.at(expected.span, message, help=help)
        return
    codes = [band.code for score in measure.scores if score.id == expected.id for band in score.bands]
    if word == "score" and expected.band is not None and expected.band not in codes:
        near = nearest(expected.band, codes)
        help = (
            f"did you mean {near}?" if near else f"write one of {', '.join(codes)}" if codes else "leave the band out"
        )
        message = f"The case “{case.name}” expects the band “{expected.band}”, which “{expected.id}” does not have."
        yield rule.at(expected.span, message, help=help)
