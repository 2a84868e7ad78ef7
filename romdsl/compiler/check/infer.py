"""What kind of value each formula of a measure has, and where the kinds do not fit."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model.expression import Call, Expression, children
from ...model.functions import FUNCTIONS
from ...model.measure import Let, Measure, Score
from ...model.names import Names
from ...model.types import Type
from ...source import Span
from .infer_formula import Typing


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where names or kinds do not fit.

    Kinds and their words: unknown-name (name) · unknown-code (code, item) · range-backwards
    (first, last) · range-end-not-item (name) · set-outside-aggregate (set) · text-in-formula
    (name) · no-scores (name) · mixed-set (set) · wrong-type (wanted, found, what) ·
    compares-code (what) · is-needs-item (what) · too-many-arguments, too-few-arguments (function,
    number) · unequal-sets (first, second, first_number, second_number) · unlike-branches (then,
    otherwise) · no-value (what) · reverse-needs-item (name)
    """

    kind: str
    span: Span
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Inference:
    """The type of each formula and part of one, and the faults in the order of the measure."""

    types: dict[Expression, Type]
    faults: tuple[Fault, ...]


def infer(measure: Measure, names: Names) -> Inference:
    """Types of all formulas: conditions of items, lets, scores, fillings of rules, alerts."""
    typing = Typing(names)
    conditions = {id(part.when): part.when for part in measure.blocks if part.when is not None}
    for item in measure.items:
        if item.when is not None:
            conditions.setdefault(id(item.when), item.when)
    for condition in conditions.values():
        typing.want(condition, Type.TRUTH, "a condition")
    things: tuple[Let | Score, ...] = (*measure.lets, *measure.scores)
    for thing in things:
        typing.reported(thing.value)
        if thing.missing and thing.missing.filling is not None:
            typing.want(thing.missing.filling, filling_type(thing.value), "what stands after as")
    for alert in measure.alerts:
        typing.want(alert.when, Type.TRUTH, "a condition")
    faults = [Fault(kind, span, words) for kind, span, words in typing.faults]
    return Inference(typing.types, tuple(faults))


def filling_type(value: Expression) -> Type:
    """What `as` of a let's or score's rule must be: what its first aggregate without a rule takes."""
    waiting = [value]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, Call) and FUNCTIONS[node.function].aggregate and node.missing is None:
            return Type.TRUTH if FUNCTIONS[node.function].takes == "yes or no" else Type.NUMBER
        waiting.extend(children(node))
    return Type.UNKNOWN
