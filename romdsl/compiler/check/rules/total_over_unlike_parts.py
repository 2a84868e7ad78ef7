"""Answers of unlike kinds are added: a person's own words, borrowed questions, the measure's own."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Expression, Name
from ....model.measure import Let, Score
from ..context import Context
from ..kinds import Kind, Kinds, valued_parts

rule = Rule("ROM628", "total-over-unlike-parts", "error")


def findings(context: Context) -> Iterator[Finding]:
    """A total says that its parts measure one thing, which was tried out for questions that are asked together."""
    measure = context.measure
    kinds = Kinds(measure, context.names)
    for score in measure.scores if measure.borrowed or measure.rows else ():
        found = next(unlike(score, kinds), None) if score.construct is None else None
        if found is not None:
            part, one, other = found
            message = f"“{score.id}” puts together {one} and {other}, which nobody has tried out together."
            help = 'give each a score of its own, or say what they measure together, and why: construct "…"'
            yield rule.at(part.span, message, help=help)


def unlike(score: Score, kinds: Kinds) -> Iterator[tuple[Expression, Kind, Kind]]:
    """Where parts of unlike kinds come together in the formula of a score, or in its lets."""
    waiting = [score.value]
    seen: set[str] = set()
    while waiting:
        formula = waiting.pop()
        first: frozenset[Kind] = frozenset()
        for part, found in kinds.added(formula):
            if found and first and found != first:
                yield part, said(first - found or first), said(found - first or found)
            first = first or found
        waiting += reversed(valued_parts(formula))
        thing = kinds.names.find(formula.id) if isinstance(formula, Name) else None
        if isinstance(thing, Let) and thing.id not in seen:
            seen.add(thing.id)
            waiting.append(thing.value)


def said(kinds: frozenset[Kind]) -> str:
    return " and ".join(sorted(kinds))
