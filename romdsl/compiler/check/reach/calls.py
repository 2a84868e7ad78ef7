"""What functions can give that take no sets, and which aggregate is meant."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ....interpreter.values import Way
from ....model.expression import Call, Expression, Number
from ....model.measure import DateAnswer, Item
from ..plan.elements import Scope
from ..plan.items import clock_written
from . import reals
from .answers import State
from .domains import Truths
from .fixed import Fixed
from .numbers import NEVER, Numbers, mapped, united
from .pieces import Piece
from .work import TooMuch

if TYPE_CHECKING:
    from .formulas import Formulas

_MINUTES = 24 * 60
_MOST_YEARS = 9998
_AGGREGATES = (
    "sum", "mean", "count", "min", "max", "median", "sd", "percent_of_possible", "weighted_mean",
    "eap", "eap_se",
)  # fmt: skip


class Calls:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def number(self, node: Call, scope: Scope, fixed: Fixed) -> Numbers:
        formulas, first = self.formulas, node.arguments[0]
        if node.function in _AGGREGATES:
            known = fixed.value(formulas.call_id(node, scope)) if fixed.things else None
            if isinstance(known, Numbers):
                return known
            return formulas.aggregates.number(node, scope.rule, fixed)
        match node.function:
            case "answered":
                return formulas.aggregates.number_answered(formulas.things(first, scope), fixed)
            case "reverse":
                return formulas.number_of(formulas.thing(first, scope), scope, fixed, True)
            case "ticked":
                return formulas.number_of(formulas.thing(first, scope), scope, fixed, False)
            case "z" | "t_score":
                return formulas.norms.standardized(node, scope, fixed)
            case "percentile":
                return formulas.norms.percentile(node, fixed)
            case "hours_between" | "years_between":
                return self._between(node, scope, fixed)
            case "power":
                parts = [formulas.number_part(part, scope) for part in node.arguments]
                return formulas.jointly(
                    parts,
                    fixed,
                    lambda found: reals.power(*map(self._real, node.arguments, [scope] * 2, found)),
                    united,
                )
            case _:
                return self._of_number(node, scope, formulas.number(first, scope, fixed))

    def _real(self, node: Expression, scope: Scope, numbers: Numbers) -> Numbers:
        return numbers if self.formulas.is_real(node, scope) else reals.made_real(numbers)

    def _of_number(self, node: Call, scope: Scope, value: Numbers) -> Numbers:
        first = node.arguments[0]
        match node.function:
            case "round":
                digits = node.arguments[1] if len(node.arguments) > 1 else None
                number = int(digits.value) if isinstance(digits, Number) else 0
                return self.formulas.rounded(first, scope, value, number, node.way)
            case "floor" | "ceil":
                way: Way = "down" if node.function == "floor" else "up"
                return self.formulas.rounded(first, scope, value, 0, way)
            case "abs":
                ends = value.ends()
                if ends is None or ends[0] >= 0:
                    return value
                return value.moved(Fraction(-1), Fraction(0)) if ends[1] <= 0 else mapped(value, abs)
            case "real":
                return self._real(first, scope, value)
            case "sqrt" | "exp" | "ln":
                return reals.function_of(node.function, self._real(first, scope, value))
        raise TooMuch

    # --- times and dates ---------------------------------------------------------------------

    def _between(self, node: Call, scope: Scope, fixed: Fixed) -> Numbers:
        """From one time or date to another: of answers that are free of each other, all that can lie between."""
        things = [self.formulas.thing(part, scope) for part in node.arguments]
        first, second = (thing for thing in things if isinstance(thing, Item))
        if first.id == second.id:
            return self._from_itself(first, fixed)
        parts = [
            self.formulas.item_part(first),
            self.formulas.item_part(second),
        ]
        between = _years if isinstance(first.answer, DateAnswer) else _hours
        return self.formulas.jointly(
            parts, fixed, lambda found: united(between(a, b) for a in found[0] for b in found[1]), united
        )

    def _from_itself(self, item: Item, fixed: Fixed) -> Numbers:
        reasons = {state.reason for state in self.formulas.states(item, fixed)}
        points = frozenset((Fraction(0),)) if None in reasons else frozenset[Fraction]()
        return Numbers((), points, reasons != {None})

    # --- truths ------------------------------------------------------------------------------

    def truth(self, node: Call, scope: Scope, fixed: Fixed) -> Truths:
        formulas = self.formulas
        match node.function:
            case "any" | "all":
                known = fixed.value(formulas.call_id(node, scope)) if fixed.things else None
                if known is not None and not isinstance(known, Numbers):
                    return known  # type: ignore[return-value]
                return formulas.aggregates.truth(node, scope.rule, fixed)
            case "answered":
                first = node.arguments[0]
                thing = formulas.thing(first, scope)
                if thing is not None:
                    return formulas.is_answered(thing, fixed)
                found = formulas.can_be_missing(formulas.anything(first, scope, fixed))
                return frozenset(not is_missing for is_missing in found)
            case "different":
                alone = len(formulas.things(node.arguments[0], scope)) < 2
                return frozenset((True,) if alone else (True, False))
            case _:
                return frozenset((None,))


def _hours(first: State, second: State) -> Numbers:
    """0 hours to 23:59, where one of the two is free; of times that are written, what lies between them."""
    if first.reason is not None or second.reason is not None:
        return NEVER
    if first.is_any or second.is_any:
        return Numbers((Piece(Fraction(0), Fraction(1, 60), (1 << _MINUTES) - 1),))
    start, end = (clock_written(state.code or "") for state in (first, second))
    if start is None or end is None:
        raise TooMuch
    return Numbers((), frozenset((Fraction((end - start) % _MINUTES, 60),)))


def _years(first: State, second: State) -> Numbers:
    """All whole numbers of years between two days of the calendar."""
    if first.reason is not None or second.reason is not None:
        return NEVER
    if not first.is_any or not second.is_any:
        raise TooMuch
    return Numbers((Piece(Fraction(-_MOST_YEARS), Fraction(1), (1 << (2 * _MOST_YEARS + 1)) - 1),))
