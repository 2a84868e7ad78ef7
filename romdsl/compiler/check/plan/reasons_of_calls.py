"""Why a function has no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model.expression import Call, MissingRule
from ....model.functions import FUNCTIONS
from ....model.types import Type
from ....program import WordStep
from .elements import NONE, Scope, elements_of
from .steps import all_of, any_of, is_missing, negate
from .words import INSUFFICIENT, NOTHING, Case, first_word

if TYPE_CHECKING:
    from .reasons import Reasons

_OF_TRUTHS = ("count", "any", "all")
_MAY_FAIL = ("sd", "percent_of_possible", "weighted_mean")
"""Aggregates that can have no value although their rule is met."""


class ReasonsOfCalls:
    def __init__(self, reasons: Reasons) -> None:
        self.reasons = reasons

    def of(self, node: Call, scope: Scope) -> WordStep:
        reasons, formulas = self.reasons, self.reasons.formulas
        match node.function:
            case "join":
                return self._joined(node)
            case _ if FUNCTIONS[node.function].aggregate:
                if node.function in ("any", "all") and (node.missing or scope.rule) is None:
                    return self._three_valued(node)
                return self._aggregate(node, scope.rule)
            case "answered" | "different":
                return NOTHING
            case "reverse" | "ticked":
                return reasons.of_named(node.arguments[0], scope)
            case "band":
                score = formulas.codes.banded(node)
                return INSUFFICIENT if score is None else formulas.bands.why_no_band(score)
            case "z" | "t_score":
                return formulas.norms.why(node, scope)
            case "percentile":
                return formulas.norms.why_no_percentile(node)
            case "hours_between" | "years_between":
                clocks = [reasons.of_named(argument, scope) for argument in node.arguments]
                return first_word([(negate(is_missing(why)), why) for why in clocks], NOTHING)
            case "sqrt" | "exp" | "ln" | "power":
                parts = [reasons.case(argument, scope, Type.NUMBER) for argument in node.arguments]
                return first_word([*parts, (formulas.lacks(node, scope, Type.REAL), INSUFFICIENT)], NOTHING)
            case _:
                return reasons.of(node.arguments[0], scope, Type.NUMBER)

    def _joined(self, node: Call) -> WordStep:
        """The reason of the first part without a code."""
        formulas = self.reasons.formulas
        parts = [(part.formula, part.scope) for part in elements_of(node, None, formulas.names)]
        return first_word([self.reasons.case(formula, scope, Type.CODE) for formula, scope in parts], NOTHING)

    def _aggregate(self, node: Call, around: MissingRule | None) -> WordStep:
        formulas = self.reasons.formulas
        tally = formulas.aggregates.tally(node, around)
        rule = node.missing or around
        there: WordStep = NOTHING
        if rule is not None and rule.fill == "as" and rule.filling is not None:
            kind = Type.TRUTH if node.function in _OF_TRUTHS else Type.NUMBER
            there = self.reasons.of(rule.filling, Scope(NONE), kind)
        cases: list[Case] = [(all_of(tally.met), there)]
        if node.function == "count":
            cases.insert(0, (tally.nothing_expected, NOTHING))
        if node.function in _MAY_FAIL:
            kind = Type.REAL if node.function == "sd" else Type.NUMBER
            cases = [(negate(formulas.lacks(node, Scope(around), kind)), NOTHING)]
            if there != NOTHING:
                cases.append((all_of([*tally.met, negate(is_missing(there))]), there))
        return first_word(cases, INSUFFICIENT)

    def _three_valued(self, node: Call) -> WordStep:
        """The reason of the first missing element that is expected."""
        formulas = self.reasons.formulas
        cases: list[Case] = [(negate(is_missing(formulas.truth(node, Scope()))), NOTHING)]
        for element in elements_of(node, None, formulas.names):
            expected = negate(any_of(formulas.items.left_out(item) for item in element.items))
            lacking = formulas.lacks(element.formula, element.scope, Type.TRUTH)
            why = self.reasons.of(element.formula, element.scope, Type.TRUTH)
            cases.append((all_of([expected, lacking]), why))
        return first_word(cases, NOTHING)
