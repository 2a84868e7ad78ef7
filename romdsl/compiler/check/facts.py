"""What is known of each score without any answer: its ends, its step, and how each item enters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from ...model import written
from ...model.checked import ItemKey, ScoreFacts
from ...model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Lookup,
    Name,
    NameRange,
    Negation,
    Not,
    Number,
    Or,
    Product,
    Recode,
    Several,
    Sum,
    children,
)
from ...model.measure import Item, Score
from ...model.names import Names
from ...model.types import Type
from .context import Context

if TYPE_CHECKING:
    from .plan import Plan

Use = tuple[str, Fraction | None]
"""An item and what it is multiplied by; None where only a condition looks at it."""


class Facts(Mapping[str, ScoreFacts]):
    """The facts of each score by its id, each worked out once and only when it is asked for."""

    def __init__(self, context: Context, plan: Plan) -> None:
        self._context, self._plan = context, plan
        self._scores = {score.id: score for score in context.measure.scores}
        self._known: dict[str, ScoreFacts] = {}

    def __getitem__(self, id: str) -> ScoreFacts:
        if id not in self._known:
            self._known[id] = facts_of_score(self._scores[id], self._context, self._plan)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._scores)

    def __len__(self) -> int:
        return len(self._scores)


def facts_of_score(score: Score, context: Context, plan: Plan) -> ScoreFacts:
    reach = context.reach(score)
    low, high = (reach.low, reach.high) if reach is not None else (None, None)
    exact = reach is not None and (reach.exact or low is not None)
    if context.types.get(score.value) in (Type.TRUTH, Type.CODE):
        low = high = None
    elif low is None or high is None:
        low, high = plan.bounds(score.id) or (None, None)
    decimals = score.decimals.value if score.decimals is not None else plan.decimals(score.id)
    items = keys_of(score, context)
    contexts = tuple(item.id for item in context.inputs_of(score) if item.id in context.names.contexts)
    return ScoreFacts(low, high, plan.step(score.id), decimals, exact, items, contexts)


def keys_of(score: Score, context: Context) -> tuple[ItemKey, ...]:
    """How each item enters: `+`, `-`, a weight where the weights differ, or `condition`."""
    weights: dict[str, Fraction] = {}
    conditions: set[str] = set()
    for id, weight in uses(score.value, Fraction(1), context.names):
        if weight is None:
            conditions.add(id)
        else:
            weights[id] = weights.get(id, Fraction(0)) + weight
    items = context.items_of(score)
    alike = len({abs(weights[item.id]) for item in items if item.id in weights}) == 1
    keys = []
    for item in items:
        parts = ["condition"] if item.id in conditions else []
        weight = weights.get(item.id)
        if weight is not None:
            parts.insert(0, ("+" if weight > 0 else "-") if alike else written.number(weight))
        keys.append(ItemKey(item.id, " and ".join(parts) or "condition"))
    return tuple(keys)


def uses(expression: Expression, weight: Fraction | None, names: Names) -> Iterator[Use]:
    """Each item in a formula with its weight, through lets and scores."""
    match expression:
        case Name() | NameRange():
            for member in names.members(expression):
                if isinstance(member, Item):
                    yield member.id, weight
                else:
                    yield from uses(member.value, weight, names)
        case Several(parts):
            for part in parts:
                yield from uses(part, weight, names)
        case Sum(terms):
            for term in terms:
                yield from uses(term.value, -weight if term.negative and weight is not None else weight, names)
        case Negation(value):
            yield from uses(value, None if weight is None else -weight, names)
        case Product():
            yield from uses_of_product(expression, weight, names)
        case If(condition, then, otherwise):
            yield from uses(condition, None, names)
            yield from uses(then, weight, names)
            yield from uses(otherwise, weight, names)
        case Call():
            yield from uses_of_call(expression, weight, names)
        case Recode(subject, arms, last):
            yield from uses(subject, None, names)
            for value in (*(arm.value for arm in arms), *(() if last is None else (last,))):
                yield from uses(value, weight, names)
        case Comparison() | Is() | InInterval() | InCodes() | Includes() | And() | Or() | Not() | Lookup():
            for part in children(expression):
                yield from uses(part, None, names)
        case _:
            return


def uses_of_product(product: Product, weight: Fraction | None, names: Names) -> Iterator[Use]:
    for factor in product.factors:
        if weight is not None and isinstance(factor.value, Number) and factor.value.value:
            weight = weight / factor.value.value if factor.divides else weight * factor.value.value
    for factor in product.factors:
        yield from uses(factor.value, weight, names)


WITHOUT_WEIGHT = frozenset(
    [
        "count",
        "any",
        "all",
        "answered",
        "different",
        "sd",
        "eap",
        "eap_se",
        "power",
        "band",
        "percentile",
        "join",
        "years_between",
        "hours_between",
    ]
)
"""Functions of which one cannot say what a point more of an item adds."""


def weight_of_z(call: Call, weight: Fraction, names: Names) -> Fraction | None:
    """What a point more adds to `z(x, mean, sd)` or `z(total)`, where the standard deviation is one number."""
    if len(call.arguments) == 3:
        deviation = call.arguments[2]
        return weight / deviation.value if isinstance(deviation, Number) and deviation.value else None
    subject = call.arguments[0]
    score = names.find(subject.id) if isinstance(subject, Name) else None
    deviations = {norm.deviation for norm in score.norms} if isinstance(score, Score) else set()
    return weight / deviations.pop() if len(deviations) == 1 else None


def uses_of_call(call: Call, weight: Fraction | None, names: Names) -> Iterator[Use]:
    if call.function in WITHOUT_WEIGHT:
        weight = None
    elif call.function == "z" and weight is not None:
        weight = weight_of_z(call, weight, names)
    elif call.function == "t_score" and weight is not None:
        weight = weight_of_z(call, 10 * weight, names)
    elif call.function == "reverse" and weight is not None:
        weight = -weight
    reversed_ids = {member.id for target in call.reverse for member in names.members(target)}
    for argument in call.arguments:
        for id, found in uses(argument, weight, names):
            yield id, -found if found is not None and id in reversed_ids else found
    if call.missing is not None and call.missing.filling is not None:
        yield from uses(call.missing.filling, None, names)
