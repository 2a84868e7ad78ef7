"""What each element of an aggregate can be: its values, missing, not expected."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ....model.expression import Call, MissingRule
from ....model.measure import Item
from ..plan.elements import NONE, Element, elements_of
from .answers import State, ends_of, numbers_of
from .domains import all_of
from .fixed import Fixed
from .numbers import FEW, Numbers, mapped
from .parts import Part
from .sums import Outcome
from .work import WORK

if TYPE_CHECKING:
    from .formulas import Formulas

OF_TRUTHS = ("count", "any", "all")


class Outcomes:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._elements: dict[tuple[int, int], tuple[Element, ...]] = {}
        self._known: dict[object, Outcome] = {}

    def elements(self, call: Call, around: MissingRule | None) -> tuple[Element, ...]:
        name = (id(call), id(around))
        if name not in self._elements:
            self._elements[name] = elements_of(call, around, self.formulas.names)
        return self._elements[name]

    def parts(self, call: Call, around: MissingRule | None) -> list[Part[Any]]:
        return [self._part(call, element) for element in self.elements(call, around)]

    def _part(self, call: Call, element: Element) -> Part[Any]:
        items = self.formulas.items_of(element.formula, element.scope)
        if element.weight is not None:
            items |= self.formulas.items_of(element.weight, element.scope)
        return Part(items, lambda fixed: self.outcome(call, element, fixed), (call, element))

    def outcome(self, call: Call, element: Element, fixed: Fixed) -> Outcome:
        """All that an element can be."""
        rule = call.missing or element.scope.rule or NONE
        if element.item is not None and call.function not in (*OF_TRUTHS, "weighted_mean"):
            return self._of_item(call, element, element.item, rule, fixed)
        if not _may_be_apart(element, rule) or True not in self._apart(element, rule, fixed):
            return self._plain(call, element, fixed)
        formulas = self.formulas
        items = frozenset[str]().union(*map(formulas.items_of_thing, element.items))
        parts: list[Part[Any]] = [
            Part(items, lambda here: self._apart(element, rule, here), (call, element)),
            Part(self._part(call, element).items, lambda here: self._plain(call, element, here), (call, element)),
        ]
        return formulas.jointly(parts, fixed, _apart_or_not, _any_outcome)

    def _of_item(self, call: Call, element: Element, item: Item, rule: MissingRule, fixed: Fixed) -> Outcome:
        is_turned, of_share = item.id in element.scope.reversed, call.function == "percent_of_possible"
        name: object = None
        if item.when is None and item.id not in fixed.items:
            name = (self.formulas.answers.of(item), is_turned, rule.leaving_out, of_share and ends_of(item))
            if name in self._known:
                return self._known[name]
        states = self.formulas.states(item, fixed)
        rest = {state for state in states if state.expected and state.reason not in rule.leaving_out}
        numbers = numbers_of(item, rest, is_turned)
        found = (
            _share(item, numbers, len(rest) < len(states)) if of_share else _outcome(numbers, len(rest) < len(states))
        )
        if name is not None:
            self._known[name] = found
        return found

    def _apart(self, element: Element, rule: MissingRule, fixed: Fixed) -> frozenset[bool]:
        """Whether an element can be not expected."""

        def one(found: list[frozenset[State]]) -> frozenset[bool]:
            each = [{not s.expected or s.reason in rule.leaving_out for s in states} for states in found]
            can_be = {True} if any(True in truths for truths in each) else set()
            return frozenset(can_be | ({False} if all(False in truths for truths in each) else set()))

        parts = [self.formulas.item_part(item) for item in element.items]
        return self.formulas.jointly(parts, fixed, one, all_of)

    def _plain(self, call: Call, element: Element, fixed: Fixed) -> Outcome:
        formulas, scope = self.formulas, element.scope
        if call.function in OF_TRUTHS:
            truths = formulas.truth(element.formula, scope, fixed)
            return Outcome(frozenset(Fraction(int(truth)) for truth in truths if truth is not None), None in truths)
        if element.weight is None:
            return _outcome(formulas.number(element.formula, scope, fixed), False)
        parts = [formulas.number_part(part, scope) for part in (element.formula, element.weight)]
        return formulas.jointly(parts, fixed, _pair, _any_outcome)


def _outcome(numbers: Numbers, apart: bool) -> Outcome:
    ends = numbers.ends()
    if ends is None or not WORK.ends_only or (numbers.is_exact and numbers.count() <= FEW):
        return Outcome(numbers.values(), numbers.missing, apart)
    return Outcome(frozenset(ends), numbers.missing, apart, is_vague=True)


def _share(item: Item, numbers: Numbers, apart: bool) -> Outcome:
    """How far an item lies above its lowest score, and how far it could."""
    low, high = ends_of(item)
    found = _outcome(numbers.moved(Fraction(1), -low), apart)
    weighted = frozenset(((high - low, found.values),)) if found.values else frozenset[Any]()
    return Outcome(found.values, found.missing, apart, weighted, found.is_vague)


def _pair(found: list[Numbers]) -> Outcome:
    value, weight = found
    missing = value.missing or weight.missing
    weighted = {
        by: mapped(Numbers(value.pieces, value.points), lambda number, by=by: number * by).values()  # type: ignore[misc]
        for by in weight.values()
        if not value.is_empty
    }
    return Outcome(all_of(list(weighted.values())), missing, weighted=frozenset(weighted.items()))


def _may_be_apart(element: Element, rule: MissingRule) -> bool:
    return bool(rule.leaving_out) or any(item.when is not None for item in element.items)


def _apart_or_not(found: list[Any]) -> Outcome:
    apart, outcome = found
    inside = outcome if False in apart else Outcome(frozenset())
    return Outcome(inside.values, inside.missing, True in apart, inside.weighted, inside.is_vague)


def _any_outcome(found: Iterable[Outcome]) -> Outcome:
    some = list(found)
    weighted: dict[Fraction, frozenset[Fraction]] = {}
    for outcome in some:
        for weight, values in outcome.weighted:
            weighted[weight] = weighted.get(weight, frozenset()) | values
    return Outcome(
        all_of([outcome.values for outcome in some]),
        any(outcome.missing for outcome in some),
        any(outcome.apart for outcome in some),
        frozenset(weighted.items()),
        any(outcome.is_vague for outcome in some),
    )
