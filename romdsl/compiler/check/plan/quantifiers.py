"""What `any` and `all` become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model.expression import Call, MissingRule
from ....program import TruthStep
from .elements import NONE, Scope, elements_of
from .steps import FALSE, TRUE, all_of, any_of, compare, constant, if_truth, negate, only_truth_if
from .tallies import Tally, Truths
from .totals import how_many

if TYPE_CHECKING:
    from .formulas import Formulas


class Quantifiers:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def truth(self, call: Call, around: MissingRule | None) -> TruthStep:
        """The value of `any all`; without a rule three-valued."""
        tally, rule = self.formulas.aggregates.tally(call, around), call.missing or around
        if rule is None:
            return self._three_valued(call, tally)
        if tally.size == 0:
            return only_truth_if(FALSE, TRUE)
        count = how_many(self.formulas, tally)
        if call.function == "any":
            found = compare(">=", count, constant(1))
        else:
            found = compare("=", count, tally.answered)
        if rule.fill == "as" and rule.filling is not None:
            fill = self.formulas.truth(rule.filling, Scope(NONE))
            complete = compare("=", tally.answered, tally.expected)
            if call.function == "any":
                found = if_truth(fill, any_of([found, negate(complete)]), found)
            else:
                found = if_truth(fill, found, all_of([found, complete]))
        return only_truth_if(all_of(tally.met), found)

    def _three_valued(self, call: Call, tally: Tally) -> TruthStep:
        found, is_any = tally.elements, call.function == "any"
        assert isinstance(found, Truths)
        if found.list is None:
            apart = [
                self.formulas.aggregates.unexpected(element, NONE)
                for element in elements_of(call, None, self.formulas.names)
            ]
            if is_any:
                return any_of([all_of([negate(u), truth]) for u, truth in zip(apart, found.truths, strict=True)])
            return all_of([any_of([u, truth]) for u, truth in zip(apart, found.truths, strict=True)])
        complete = compare("=", tally.answered, tally.expected)
        count = how_many(self.formulas, tally)
        if is_any:
            return any_of([compare(">=", count, constant(1)), only_truth_if(complete, FALSE)])
        return all_of([compare("=", count, tally.answered), only_truth_if(complete, TRUE)])
