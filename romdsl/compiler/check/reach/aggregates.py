"""What aggregates can be."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ....model.expression import Call, MissingRule
from ..plan.elements import NONE, Element, Scope, Thing
from ..plan.tallies import threshold
from .domains import Truths, all_of
from .extremes import extremes
from .fixed import Fixed
from .latent import reported
from .numbers import ONE, ZERO, Numbers, only, only_ends, united
from .outcomes import OF_TRUTHS, Outcomes
from .parts import Part
from .pieces import Piece
from .spreads import deviations, medians, weighted
from .sums import Outcome, can_be_unmet, sums_of

if TYPE_CHECKING:
    from .formulas import Formulas

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether a rule is met with so many answered of so many expected; `least` are asked for in any case."""

    rule: MissingRule
    least: int = 0

    def __call__(self, answered: int, expected: int) -> bool:
        enough = expected if self.rule.fill == "as" else answered
        return enough >= 1 and answered >= max(threshold(self.rule, expected), self.least)


class Aggregates:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self.outcomes = Outcomes(formulas)

    def elements(self, call: Call, around: MissingRule | None) -> tuple[Element, ...]:
        return self.outcomes.elements(call, around)

    def outcome(self, call: Call, element: Element, fixed: Fixed) -> Hashable:
        return self.outcomes.outcome(call, element, fixed)

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
        parts = self.outcomes.parts(call, around)
        filling = rule.filling if rule.fill == "as" else None
        if filling is None:
            return formulas.jointly(parts, fixed, lambda found: results(found, None), join)
        parts.append(
            (formulas.truth_part if call.function in OF_TRUTHS else formulas.number_part)(filling, Scope(NONE))
        )
        return formulas.jointly(parts, fixed, lambda found: results(found[:-1], found[-1]), join)

    def number(self, call: Call, around: MissingRule | None, fixed: Fixed) -> Numbers:
        rule = call.missing or around or NONE

        def results(outcomes: list[Outcome], filling: Any) -> Numbers:
            if call.function in ("eap", "eap_se"):
                return reported(call, self.formulas.names, can_be_unmet(outcomes, Allowed(rule, call.least)))
            found = _of_outcomes(call.function, outcomes, rule, _as_numbers(filling))
            return only_ends(found, few=1) if any(outcome.is_vague for outcome in outcomes) else found

        found: Numbers = self._over_all(call, around, fixed, results, united)
        return found

    def number_answered(self, things: tuple[Thing, ...], fixed: Fixed) -> Numbers:
        """How many of some things are answered."""
        formulas = self.formulas
        parts: list[Part[Truths]] = [
            Part(formulas.items_of_thing(thing), lambda here, thing=thing: formulas.is_answered(thing, here), thing)  # type: ignore[misc]
            for thing in things
        ]

        def one(found: list[Truths]) -> Numbers:
            low, high = sum(False not in truths for truths in found), sum(True in truths for truths in found)
            return Numbers((Piece(Fraction(low), ONE, (1 << (high - low + 1)) - 1),))

        return formulas.jointly(parts, fixed, one, united)

    def truth(self, call: Call, around: MissingRule | None, fixed: Fixed) -> Truths:
        rule, is_any = call.missing or around, call.function == "any"

        def results(outcomes: list[Outcome], filling: Any) -> Truths:
            if rule is None:
                return _without_rule(outcomes, is_any)
            return _with_rule(outcomes, rule, is_any, filling)

        found: Truths = self._over_all(call, around, fixed, results, all_of)
        return found


def _as_numbers(filling: Any) -> Numbers | None:
    """What is filled in as a number; of a truth: 1 where it is true."""
    if filling is None or isinstance(filling, Numbers):
        return filling
    return Numbers((), frozenset(Fraction(int(truth)) for truth in filling if truth is not None), None in filling)


def _of_outcomes(function: str, outcomes: list[Outcome], rule: MissingRule, filling: Numbers | None) -> Numbers:
    """An aggregate of independent elements."""
    allowed = Allowed(rule)
    match function:
        case "min" | "max":
            return extremes(function == "max", outcomes, allowed, filling)
        case "median":
            return medians(outcomes, allowed, filling)
        case "sd":
            return deviations(outcomes, allowed, filling)
        case "percent_of_possible":
            return weighted(outcomes, allowed, _HUNDRED)
        case "weighted_mean":
            return weighted(outcomes, allowed, ONE)
        case _:
            return _summed(function, outcomes, rule, filling)


def _summed(function: str, outcomes: list[Outcome], rule: MissingRule, filling: Numbers | None) -> Numbers:
    """`sum mean count` of independent elements."""
    allowed = Allowed(rule)
    pieces: dict[Piece, None] = {}
    fills = [ZERO] if filling is None else sorted(filling.values())
    missing = can_be_unmet(outcomes, allowed, zero_counts=function == "count")
    for sums in sums_of(outcomes, allowed):
        missing = missing or (filling is not None and filling.missing)
        note = "" if sums.answered == len(outcomes) else f"with {sums.answered} answered"
        for fill in fills:
            start, unit = sums.start + fill * (sums.expected - sums.answered), sums.unit
            by = ONE
            if function == "mean":
                by = Fraction(1, sums.answered if filling is None else sums.expected)
            elif rule.fill == "prorate":
                by = Fraction(sums.expected, sums.answered)
            pieces[Piece(start * by, unit * by, sums.bits, note)] = None
    found = Numbers(tuple(pieces), frozenset(), missing)
    if function == "count" and all(outcome.apart for outcome in outcomes):
        return united([found, only(ZERO)])
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
