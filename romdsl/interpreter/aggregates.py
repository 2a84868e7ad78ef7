"""The values of aggregates: which elements are expected, whether the rule is met, what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..model.expression import Call, MissingRule
from .formulas import NONE, Known, Scope, value_of
from .sets import Element
from .values import INSUFFICIENT, Lacking, Value, all_true, any_true, as_number, as_truth


@dataclass(frozen=True, slots=True)
class Tally:
    """The expected elements of an aggregate: their values in written order, and whether its rule is met."""

    values: tuple[Value, ...]
    met: bool

    @property
    def answered(self) -> tuple[Value, ...]:
        return tuple(value for value in self.values if not isinstance(value, Lacking))

    @property
    def lacking(self) -> int:
        return len(self.values) - len(self.answered)


def tally(call: Call, elements: Sequence[Element], around: MissingRule | None, known: Known) -> Tally:
    """The elements of an aggregate under its own rule, else that of the score around it, else `none`."""
    rule = call.missing or around or NONE
    reversed_items = frozenset(thing.id for target in call.reverse for thing in known.names.elements(target))
    values = tuple(
        value_of(element.formula, known, Scope(around, element.stands_for, reversed_items))
        for element in elements
        if _is_expected(element, rule, known)
    )
    lacking = sum(isinstance(value, Lacking) for value in values)
    enough = len(values) > 0 if rule.fill == "as" else len(values) > lacking
    return Tally(values, enough and _within_limit(rule, lacking, len(values)))


def _is_expected(element: Element, rule: MissingRule, known: Known) -> bool:
    states = [known.states[item.id] for item in element.items]
    return all(state.expected and state.reason not in rule.leaving_out for state in states)


def _within_limit(rule: MissingRule, lacking: int, expected: int) -> bool:
    if rule.limit == "none":
        return lacking == 0
    if rule.limit == "any":
        return True
    assert rule.amount is not None
    most = rule.amount.number * expected if rule.amount.is_share else rule.amount.number
    return lacking < most if rule.limit == "less than" else lacking <= most


def value_of_aggregate(call: Call, found: Tally, around: MissingRule | None, known: Known) -> Value:
    """The value of an aggregate; without any rule `any` and `all` are three-valued."""
    rule = call.missing or around
    if rule is None and call.function in ("any", "all"):
        truths = [as_truth(value) for value in found.values]
        return any_true(truths) if call.function == "any" else all_true(truths)
    if call.function == "count" and not found.values:
        return Fraction(0)
    if not found.met:
        return INSUFFICIENT
    fill: Value | None = None
    if rule is not None and rule.fill == "as":
        assert rule.filling is not None
        fill = value_of(rule.filling, known, Scope(NONE))
        if isinstance(fill, Lacking):
            return fill
    filled = found.answered if fill is None else (*found.answered, *[fill] * found.lacking)
    return _worked_out(call, filled, len(found.values), rule)


def _worked_out(call: Call, values: Sequence[Value], expected: int, rule: MissingRule | None) -> Value:
    """What an aggregate makes of its values, none of which is missing any more."""
    prorated = Fraction(expected, len(values)) if rule is not None and rule.fill == "prorate" else Fraction(1)
    match call.function:
        case "any":
            return any(as_truth(value) for value in values)
        case "all":
            return all(as_truth(value) for value in values)
        case "count":
            return sum(value is True for value in values) * prorated
    numbers = [number for value in values if isinstance(number := as_number(value), Fraction)]
    match call.function:
        case "sum":
            return sum(numbers, Fraction(0)) * prorated
        case "mean":
            return sum(numbers, Fraction(0)) / len(numbers)
        case "min":
            return min(numbers)
        case "max":
            return max(numbers)
    raise AssertionError(f"{call.function} is no aggregate")
