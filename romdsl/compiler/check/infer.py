"""What kind of value each formula of a measure has, and where the kinds do not fit."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model.expression import Call, Expression, children
from ...model.functions import FUNCTIONS
from ...model.measure import Measure
from ...model.names import Names
from ...model.types import Type
from ...source import Span
from .infer_formula import Typing
from .mentions import conditions_of_items, percentile_keys


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where names or kinds do not fit.

    Kinds and their words: unknown-name (name) · unknown-code (code, item, codes) · range-backwards
    (first, last) · range-end-not-item (name) · set-outside-aggregate (set) · text-in-formula
    (name) · time-in-formula (name) · ticks-in-formula (name) · no-scores (name) · mixed-set (set) ·
    wrong-type (wanted, found, what) · compares-code (what) · is-needs-item (what) · is-on-ticks,
    includes-on-one-choice (item, code) · ticked-of-no-ticks (item) · too-many-arguments,
    too-few-arguments (function, number) · unequal-sets (first, second, first_number, second_number) ·
    unlike-branches (then, otherwise) · no-value (what) · real-not-rounded (formula, what) ·
    arm-does-not-fit (what, arm, is_code) · no-time (function, what, wanted) · percent-of-no-items (what) ·
    different-of-no-set (what) · bands-not-there, norm-not-there, percentiles-not-there (function, what, is_score) · unknown-table
    (name) · wrong-number-of-keys (table, number, wanted) · column-not-said (table, columns) ·
    unknown-column (table, column, columns)
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
    """Types of all formulas: conditions of items, lets, scores with what hangs on them, alerts, checks."""
    typing = Typing(names, {table.id: table for table in measure.tables})
    for condition in conditions_of_items(measure):
        typing.want(condition, Type.TRUTH, "a condition")
    for let in measure.lets:
        typing.type(let.value, False)
        if let.missing and let.missing.filling is not None:
            typing.want(let.missing.filling, filling_type(let.value), "what stands after as")
    for score in measure.scores:
        typing.reported(score)
        if score.missing and score.missing.filling is not None:
            typing.want(score.missing.filling, filling_type(score.value), "what stands after as")
        for condition in score.conditions:
            typing.want(condition, Type.TRUTH, "a condition")
        for key in percentile_keys(score):
            typing.key(key, False)
    for alert in measure.alerts:
        typing.want(alert.when, Type.TRUTH, "a condition")
    for check in measure.checks:
        typing.want(check.that, Type.TRUTH, "what a check says")
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
