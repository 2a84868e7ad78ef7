"""The formulas of changes, held to all rules where they are worked out: in the measure of both occasions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ...diagnostics import Because, Edit, Finding
from ...model.expression import Expression
from ...model.measure import Change, Let, Measure, Score
from ...model.names import Names
from ...pairing import class_of, paired
from ...source import Span
from .context import Context
from .infer import infer
from .mentions import names_in, parts_of
from .order import evaluation_order

_OF_ONE_TIME = ("unlike-directions",)
"""Rules that a change cannot keep: that a score is subtracted from itself is what it is for."""
_AT_A_SIDE = re.compile(r"\b(\w+?)__(from|to)((?:[._]\w+)*)")


def findings_of_changes(measure: Measure, run: Callable[[Context], Iterable[Finding]]) -> Iterator[Finding]:
    """What the rules find at the formulas of changes; `measure` has passed them for all else."""
    for change in measure.changes:
        if formulas := change.formulas:
            pair = _of_one(paired(measure, change), change)
            names = Names.of(pair)
            context = Context(pair, names, infer(pair, names), evaluation_order(pair, names))
            places = [change.span, *(formula.span for formula in formulas)]
            if change.scale is not None:
                places.append(change.scale.span)
            # All others were gone through in the measure itself; what they can be takes seconds.
            context.formulas = tuple(one for one in context.formulas if _touches(one.expression, places))
            yield from (
                _in_the_authors_names(finding, change)
                for finding in run(context)
                if finding.rule.name not in _OF_ONE_TIME and any(_lies_in(finding.span, place) for place in places)
            )


def _of_one(pair: Measure, change: Change) -> Measure:
    """The measure of both occasions with those scores and lets alone on which the change rests."""
    things = {thing.id: thing for thing in _things(pair)}
    waiting, kept = [change.id, class_of(change.id)], set[str]()
    while waiting:
        thing = things.get(waiting.pop())
        if thing is None or thing.id in kept:
            continue
        kept.add(thing.id)
        formulas = [thing.value, *(thing.conditions if isinstance(thing, Score) else ())]
        if thing.missing is not None and thing.missing.filling is not None:
            formulas.append(thing.missing.filling)
        waiting += [each.id for formula in formulas for name in names_in(formula) for each in _held(pair, name.id)]
    lets = tuple(let for let in pair.lets if let.id in kept)
    return replace(pair, lets=lets, scores=tuple(score for score in pair.scores if score.id in kept))


def _things(pair: Measure) -> tuple[Let | Score, ...]:
    return (*pair.lets, *pair.scores)


def _held(pair: Measure, id: str) -> Iterator[Let | Score]:
    """The let or score of a name, or the lets of rows that it holds."""
    yield from (thing for thing in _things(pair) if thing.id == id)
    for rows in pair.rows:
        yield from (let for each in rows.lets if f"{rows.id}.{each.id}" == id for let in each.lets)


def _lies_in(span: Span, place: Span) -> bool:
    return span.source is place.source and place.start <= span.start and span.end <= place.end


def _touches(formula: Expression, places: Sequence[Span]) -> bool:
    return any(_lies_in(part.span, place) for part in parts_of(formula) for place in places)


def _in_the_authors_names(finding: Finding, change: Change) -> Finding:
    """`total__from` is `at(baseline).total`, and `total__to` is total."""

    def said(text: str) -> str:
        return _AT_A_SIDE.sub(
            lambda found: (f"at({change.start.value})." if found[2] == "from" else "") + found[1] + found[3], text
        )

    return replace(
        finding,
        message=said(finding.message),
        help=said(finding.help),
        label=said(finding.label),
        details=tuple(map(said, finding.details)),
        reasons=tuple(Because(reason.span, said(reason.text)) for reason in finding.reasons),
        fixes=tuple(
            replace(fix, title=said(fix.title), edits=tuple(Edit(edit.span, said(edit.text)) for edit in fix.edits))
            for fix in finding.fixes
        ),
    )
