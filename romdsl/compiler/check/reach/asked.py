"""Which answers the formulas of a measure tell apart: by code, by what is ticked, by the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ....model.expression import Call, Expression, Includes, InCodes, Is, Lookup, Recode, children
from ....model.functions import REASONS
from ....model.measure import Let, Measure, Score
from ....model.names import Names
from ..mentions import formulas_of


@dataclass(frozen=True, slots=True)
class AskedOfItem:
    """Whether its code counts, why it is missing, which of its options, how many of them are ticked."""

    code: bool
    why: bool
    ticks: frozenset[str]
    number: bool


@dataclass(slots=True)
class Asked:
    """Ids of items of which the code counts, or why they are missing; options of tick-alls that are
    asked for, items of which the ticks are counted; and the reasons that a rule leaves out."""

    codes: set[str] = field(default_factory=set)
    whys: set[str] = field(default_factory=set)
    ticks: dict[str, set[str]] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)

    def of(self, id: str) -> AskedOfItem:
        return AskedOfItem(id in self.codes, id in self.whys, frozenset(self.ticks.get(id, ())), id in self.counted)


def asked_of(measure: Measure, names: Names) -> Asked:
    found = Asked()
    things: tuple[Let | Score, ...] = (*measure.lets, *measure.scores)
    found.reasons.update(*(thing.missing.leaving_out for thing in things if thing.missing is not None))
    for score in measure.scores:
        found.codes.update(key.value for percentile in score.percentiles for key in percentile.table.keys)
    for node in _all_parts(measure):
        _read(node, names, found)
    return found


def _read(node: Expression, names: Names, found: Asked) -> None:
    match node:
        case Is(subject, code) if code in REASONS:
            found.whys.update(thing.id for thing in names.elements(subject))
        case Is(subject) | InCodes(subject):
            found.codes.update(thing.id for thing in names.elements(subject))
        case Includes(subject, codes):
            for thing in names.elements(subject):
                found.ticks.setdefault(thing.id, set()).update(codes)
        case Recode(subject, arms) if any(isinstance(arm.match, str) for arm in arms):
            found.codes.update(thing.id for thing in names.elements(subject))
        case Lookup(_, keys):
            found.codes.update(thing.id for key in keys for thing in names.elements(key))
        case Call("join"):
            found.codes.update(thing.id for part in _leaves(node) for thing in names.elements(part))
        case Call("ticked"):
            found.counted.update(thing.id for thing in names.elements(node.arguments[0]))
    if isinstance(node, Call) and node.missing is not None:
        found.reasons.update(node.missing.leaving_out)


def _leaves(node: Expression) -> Iterator[Expression]:
    for child in children(node):
        yield child
        yield from _leaves(child)


def _all_parts(measure: Measure) -> Iterator[Expression]:
    formulas = {id(formula.expression): formula.expression for formula in formulas_of(measure)}
    waiting = list(formulas.values())
    while waiting:
        node = waiting.pop()
        yield node
        waiting += children(node)
