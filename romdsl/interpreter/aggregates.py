"""The values of aggregates: which elements are expected, whether the rule is met, what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..model.expression import Call, MissingRule
from .known import NONE, Known, Scope
from .latent import latent
from .reals import as_real, function_of
from .sets import Element
from .states import ends_of
from .values import INSUFFICIENT, Lacking, Value, all_true, any_true, as_number, as_truth


@dataclass(frozen=True, slots=True)
class Counted:
    """An expected element and its value; its weight too, where it is one of a pair."""

    element: Element
    value: Value
    weight: Value = Fraction(1)

    @property
    def lacking(self) -> Lacking | None:
        """Why it is missing: of a pair, the first of the two that is."""
        if isinstance(self.value, Lacking):
            return self.value
        return self.weight if isinstance(self.weight, Lacking) else None


@dataclass(frozen=True, slots=True)
class Tally:
    """The expected elements of an aggregate in written order, and whether its rule is met."""

    counted: tuple[Counted, ...]
    met: bool

    @property
    def answered(self) -> tuple[Counted, ...]:
        return tuple(each for each in self.counted if each.lacking is None)


def tally(call: Call, elements: Sequence[Element], around: MissingRule | None, known: Known) -> Tally:
    """The elements of an aggregate under its own rule, else that of the score around it, else `none`."""
    rule = call.missing or around or NONE
    reversed_items = frozenset(thing.id for target in call.reverse for thing in known.names.elements(target))
    counted = []
    for element in elements:
        if _is_expected(element, rule, known):
            scope = Scope(around, element.stands_for, reversed_items)
            weight = Fraction(1) if element.weight is None else known.value(element.weight, scope)
            counted.append(Counted(element, known.value(element.formula, scope), weight))
    lacking = sum(each.lacking is not None for each in counted)
    enough = len(counted) > 0 if rule.fill == "as" else len(counted) > lacking
    within = _within_limit(rule, lacking, len(counted)) and len(counted) - lacking >= call.least
    return Tally(tuple(counted), enough and within)


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
        truths = [as_truth(each.value) for each in found.counted]
        return any_true(truths) if call.function == "any" else all_true(truths)
    if call.function == "count" and not found.counted:
        return Fraction(0)
    if not found.met:
        return INSUFFICIENT
    answered = found.answered
    values = [each.value for each in answered]
    if rule is not None and rule.fill == "as":
        assert rule.filling is not None
        fill = known.value(rule.filling, Scope(NONE))
        if isinstance(fill, Lacking):
            return fill
        values += [fill] * (len(found.counted) - len(answered))
    match call.function:
        case "percent_of_possible":
            return _percent_of_possible(answered)
        case "weighted_mean":
            return _weighted_mean(answered)
        case "any":
            return any(as_truth(value) for value in values)
        case "all":
            return all(as_truth(value) for value in values)
    if call.function in ("eap", "eap_se"):
        return latent(call, [(each.element.items[0].id, each.value) for each in answered], known)
    prorated = Fraction(len(found.counted), len(values)) if rule is not None and rule.fill == "prorate" else Fraction(1)
    if call.function == "count":
        return sum(value is True for value in values) * prorated
    return _of_numbers(call.function, _exact(values), prorated)


def _exact(values: Sequence[Value]) -> list[Fraction]:
    return [number for value in values if not isinstance(number := as_number(value), Lacking)]


def _of_numbers(function: str, numbers: list[Fraction], prorated: Fraction) -> Value:
    """What an aggregate makes of its numbers, none of which is missing any more."""
    match function:
        case "sum":
            return sum(numbers, Fraction(0)) * prorated
        case "mean":
            return sum(numbers, Fraction(0)) / len(numbers)
        case "min":
            return min(numbers)
        case "max":
            return max(numbers)
        case "median":
            ordered, middle = sorted(numbers), len(numbers) // 2
            return ordered[middle] if len(numbers) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
        case "sd":
            return _standard_deviation(numbers)
    raise AssertionError(f"{function} is no aggregate")


def _standard_deviation(numbers: list[Fraction]) -> Value:
    """The sample's: n − 1."""
    count = len(numbers)
    if count < 2:
        return INSUFFICIENT
    squares = count * sum((number * number for number in numbers), Fraction(0))
    variance = (squares - sum(numbers, Fraction(0)) ** 2) / (count * (count - 1))
    return function_of("sqrt", as_real(variance))


def _percent_of_possible(answered: Sequence[Counted]) -> Value:
    ends = [ends_of(each.element.items[0]) for each in answered]
    low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
    if low == high:
        return INSUFFICIENT
    return 100 * (sum(_exact([each.value for each in answered]), Fraction(0)) - low) / Fraction(high - low)


def _weighted_mean(answered: Sequence[Counted]) -> Value:
    values, weights = _exact([each.value for each in answered]), _exact([each.weight for each in answered])
    weight = sum(weights, Fraction(0))
    if weight == 0:
        return INSUFFICIENT
    return sum((a * b for a, b in zip(values, weights, strict=True)), Fraction(0)) / weight
