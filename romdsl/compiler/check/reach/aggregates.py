"""What `sum mean count min max any all` can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from ....model.expression import Call, MissingRule
from ..plan.elements import NONE, Element, Scope, Thing, elements_of
from ..plan.tallies import threshold
from .answers import State
from .extremes import extremes
from .numbers import Numbers, Piece, only, united
from .operators import all_truths
from .sums import Outcome, can_be_unmet, sums_of

if TYPE_CHECKING:
    from .formulas import Formulas

Truths = frozenset[bool | None]
Fixed = Mapping[str, State]

_OF_TRUTHS = ("count", "any", "all")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether a rule is met with so many answered of so many expected."""

    rule: MissingRule

    def __call__(self, answered: int, expected: int) -> bool:
        enough = expected if self.rule.fill == "as" else answered
        return enough >= 1 and answered >= threshold(self.rule, expected)


class Aggregates:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._elements: dict[tuple[int, int], tuple[Element, ...]] = {}
        self._outcomes: dict[object, Outcome] = {}

    def _elements_of(self, call: Call, around: MissingRule | None) -> tuple[Element, ...]:
        name = (id(call), id(around))
        if name not in self._elements:
            self._elements[name] = elements_of(call, around, self.formulas.names)
        return self._elements[name]

    # --- elements ----------------------------------------------------------------------------

    def _outcome(self, call: Call, element: Element, rule: MissingRule, fixed: Fixed) -> Outcome:
        """All that an element can be."""
        if element.item is not None and call.function not in _OF_TRUTHS:
            return self._outcome_of_item(element, rule, fixed)
        if not _may_be_apart(element, rule) or True not in self._apart(element, rule, fixed):
            return self._plain(call, element, fixed)
        formulas = self.formulas
        items = frozenset[str]().union(*map(formulas.items_of_thing, element.items))
        parts: list[tuple[frozenset[str], Callable[[Fixed], Any]]] = [
            (items, lambda here: self._apart(element, rule, here)),
            (formulas.items_of(element.formula, element.scope), lambda here: self._plain(call, element, here)),
        ]
        return formulas.jointly(parts, fixed, _apart_or_not, _any_outcome)

    def _outcome_of_item(self, element: Element, rule: MissingRule, fixed: Fixed) -> Outcome:
        item = element.item
        assert item is not None
        is_turned = item.id in element.scope.reversed
        name: object = None
        if item.when is None and item.id not in fixed:
            name = (self.formulas.answers.of(item), is_turned, rule.leaving_out)
            if name in self._outcomes:
                return self._outcomes[name]
        states = self.formulas.states(item, fixed)
        rest = {state for state in states if state.expected and state.reason not in rule.leaving_out}
        values = self.formulas.values_of(item, rest, is_turned)
        found = Outcome(values, any(state.reason is not None for state in rest), len(rest) < len(states))
        if name is not None:
            self._outcomes[name] = found
        return found

    def _apart(self, element: Element, rule: MissingRule, fixed: Fixed) -> frozenset[bool]:
        """Whether an element can be not expected."""
        formulas = self.formulas
        parts = [
            (formulas.items_of_thing(item), lambda here, item=item: formulas.states(item, here))
            for item in element.items
        ]

        def one(found: list[frozenset[State]]) -> frozenset[bool]:
            each = [{not s.expected or s.reason in rule.leaving_out for s in states} for states in found]
            can_be = {True} if any(True in truths for truths in each) else set()
            return frozenset(can_be | ({False} if all(False in truths for truths in each) else set()))

        return formulas.jointly(parts, fixed, one, lambda sets: frozenset[bool]().union(*sets))

    def _plain(self, call: Call, element: Element, fixed: Fixed) -> Outcome:
        formulas = self.formulas
        if call.function in _OF_TRUTHS:
            truths = formulas.truth(element.formula, element.scope, fixed)
            return Outcome(frozenset(Fraction(int(truth)) for truth in truths if truth is not None), None in truths)
        value = formulas.number(element.formula, element.scope, fixed)
        return Outcome(value.values(), value.missing)

    # --- values ------------------------------------------------------------------------------

    def _over_all(
        self,
        call: Call,
        around: MissingRule | None,
        fixed: Fixed,
        results: Callable[[list[Outcome], Any], Any],
        join: Callable[[list[Any]], Any],
    ) -> Any:
        """Results of the elements' outcomes and of what is filled in, over all that they share."""
        formulas, rule = self.formulas, call.missing or around or NONE
        parts: list[tuple[frozenset[str], Callable[[Fixed], Any]]] = [
            (
                formulas.items_of(element.formula, element.scope),
                partial(self._outcome, call, element, rule),
            )
            for element in self._elements_of(call, around)
        ]
        filling = rule.filling if rule.fill == "as" else None
        if filling is not None:
            of_truths = call.function in _OF_TRUTHS
            evaluate: Callable[..., Any] = formulas.truth if of_truths else formulas.number
            parts.append((formulas.items_of(filling, Scope()), partial(evaluate, filling, Scope(NONE))))
            return formulas.jointly(parts, fixed, lambda found: results(found[:-1], found[-1]), join)
        return formulas.jointly(parts, fixed, lambda found: results(found, None), join)

    def number(self, call: Call, around: MissingRule | None, fixed: Fixed) -> Numbers:
        rule = call.missing or around or NONE

        def results(outcomes: list[Outcome], filling: Any) -> Numbers:
            if call.function in ("min", "max"):
                return extremes(call.function == "max", outcomes, Allowed(rule), filling)
            return _summed(call.function, outcomes, rule, _as_numbers(filling))

        found: Numbers = self._over_all(call, around, fixed, results, united)
        return found

    def number_answered(self, things: tuple[Thing, ...], fixed: Fixed) -> Numbers:
        """How many of some things are answered."""
        formulas = self.formulas
        parts = [
            (formulas.items_of_thing(thing), lambda here, thing=thing: formulas.is_answered(thing, here))
            for thing in things
        ]

        def one(found: list[Truths]) -> Numbers:
            low, high = sum(False not in truths for truths in found), sum(True in truths for truths in found)
            return Numbers((Piece(Fraction(low), Fraction(1), (1 << (high - low + 1)) - 1),))

        return formulas.jointly(parts, fixed, one, united)

    def truth(self, call: Call, around: MissingRule | None, fixed: Fixed) -> Truths:
        rule, is_any = call.missing or around, call.function == "any"

        def results(outcomes: list[Outcome], filling: Any) -> Truths:
            if rule is None:
                return _without_rule(outcomes, is_any)
            return _with_rule(outcomes, rule, is_any, filling)

        found: Truths = self._over_all(call, around, fixed, results, all_truths)
        return found


def _may_be_apart(element: Element, rule: MissingRule) -> bool:
    return bool(rule.leaving_out) or any(item.when is not None for item in element.items)


def _apart_or_not(found: list[Any]) -> Outcome:
    apart, outcome = found
    inside = outcome if False in apart else Outcome(frozenset())
    return Outcome(inside.values, inside.missing, True in apart)


def _any_outcome(found: list[Outcome]) -> Outcome:
    values = frozenset[Fraction]().union(*(outcome.values for outcome in found))
    return Outcome(values, any(one.missing for one in found), any(one.apart for one in found))


def _as_numbers(filling: Any) -> Numbers | None:
    """What is filled in as a number; of a truth: 1 where it is true."""
    if filling is None or isinstance(filling, Numbers):
        return filling
    return Numbers((), frozenset(Fraction(int(truth)) for truth in filling if truth is not None), None in filling)


def _summed(function: str, outcomes: list[Outcome], rule: MissingRule, filling: Numbers | None) -> Numbers:
    """`sum mean count` of independent elements."""
    allowed = Allowed(rule)
    pieces: dict[Piece, None] = {}
    fills = [Fraction(0)] if filling is None else sorted(filling.values())
    missing = can_be_unmet(outcomes, allowed, zero_counts=function == "count")
    for sums in sums_of(outcomes, allowed):
        missing = missing or (filling is not None and filling.missing)
        note = "" if sums.answered == len(outcomes) else f"with {sums.answered} answered"
        for fill in fills:
            start, unit = sums.start + fill * (sums.expected - sums.answered), sums.unit
            by = Fraction(1)
            if function == "mean":
                by = Fraction(1, sums.answered if filling is None else sums.expected)
            elif rule.fill == "prorate":
                by = Fraction(sums.expected, sums.answered)
            pieces[Piece(start * by, unit * by, sums.bits, note)] = None
    found = Numbers(tuple(pieces), frozenset(), missing)
    if function == "count" and all(outcome.apart for outcome in outcomes):
        return united([found, only(Fraction(0))])
    return found


def _without_rule(outcomes: list[Outcome], is_any: bool) -> Truths:
    """Three-valued `or`, with `is_any`, or `and`."""
    decides = Fraction(int(is_any))
    found: set[bool | None] = set()
    if any(decides in outcome.values for outcome in outcomes):
        found.add(is_any)
    if all(outcome.apart or 1 - decides in outcome.values for outcome in outcomes):
        found.add(not is_any)
    open_ones = all(one.apart or one.missing or 1 - decides in one.values for one in outcomes)
    if open_ones and any(outcome.missing for outcome in outcomes):
        found.add(None)
    return frozenset(found)


def _with_rule(outcomes: list[Outcome], rule: MissingRule, is_any: bool, filling: Truths | None) -> Truths:
    """`any`, or `all`, of the answered and of what is filled in."""
    allowed = Allowed(rule)
    found: set[bool | None] = {None} if can_be_unmet(outcomes, allowed) else set()
    for sums in sums_of(outcomes, allowed):
        piece = Piece(sums.start, sums.unit, sums.bits)
        low, high = piece.ends()
        truths = {high >= 1, low >= 1} if is_any else {high >= sums.answered, low >= sums.answered}
        for fill in (not is_any,) if filling is None else filling:
            if fill is None:
                found.add(None)
            elif sums.answered == sums.expected:
                found |= truths
            else:
                found |= {truth or fill if is_any else truth and fill for truth in truths}
    return frozenset(found)
