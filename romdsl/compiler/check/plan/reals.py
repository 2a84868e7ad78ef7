"""What each real formula becomes: binary64 operations in the order in which they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import isfinite
from sys import float_info
from typing import TYPE_CHECKING, Literal

from ....model import written
from ....model.expression import (
    Call,
    Expression,
    If,
    Name,
    NameRange,
    Negation,
    Product,
    Recode,
    Several,
    Sum,
)
from ....model.measure import Item
from ....model.types import Type
from ....program import MissingReal, RoundReal, Way, WholeStep
from .arithmetic import add, divide_by, multiply
from .elements import Scope
from .faults import PlanFault
from .quotient import Quotient, of_step, scaled
from .real_steps import (
    NEVER_REAL,
    SMALLEST,
    Real,
    arithmetic,
    constant,
    function,
    if_real,
    only_if,
    power,
    real_of,
    rounded_ends,
)
from .steps import MISSING, all_of, content, linear

if TYPE_CHECKING:
    from .formulas import Formulas

MOST_ROUNDED = 2**26
Mixed = Quotient | Real


class Reals:
    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self.faults: dict[tuple[str, str, str], PlanFault] = {}
        """The first of each kind for each part."""

    def mixed(self, node: Expression, scope: Scope) -> Mixed:
        """A formula as what it is: exact or real."""
        if self.formulas.kinds.of(node, scope) is not Type.REAL:
            return self.formulas.number(node, scope)
        match node:
            case Name() | NameRange() | Several():
                thing = self.formulas.thing(node, scope)
                value = None if thing is None or isinstance(thing, Item) else self.formulas.value(thing)
                return value if isinstance(value, Real) else NEVER_REAL
            case Negation(inner):
                return function("negate", self.formulas.real(inner, scope))
            case Sum(terms):
                parts = [(self.formulas.mixed(term.value, scope), "-" if term.negative else "+") for term in terms]
                return self._added(node, parts)
            case Product():
                return self._product(node, scope)
            case If(condition, then, otherwise):
                return if_real(
                    self.formulas.condition(condition, scope),
                    self.formulas.real(then, scope),
                    self.formulas.real(otherwise, scope),
                )
            case Recode():
                return self.formulas.recodings.real(node, scope)
            case Call():
                return self._called(node, scope)
            case _:
                return NEVER_REAL

    def as_real(self, value: Mixed) -> Real:
        if isinstance(value, Real):
            return value
        if value.is_never:
            return NEVER_REAL
        if value.is_constant:
            exact = Fraction(value.start, value.divisor)
            text = written.number(exact)
            if "/" not in text:
                return constant(exact.numerator / exact.denominator, text)
        below = value.denominator()
        denominator = linear(0, [(value.divisor, below)])
        least = Fraction(
            content(value.start, (factor for factor, _ in value.terms.values())), value.divisor * below.high
        )
        return only_if(all_of(value.guards), real_of(value.numerator, denominator, value.low, value.high, least))

    # --- operations --------------------------------------------------------------------------

    def _added(self, node: Expression, parts: Sequence[tuple[Mixed, str]]) -> Mixed:
        """From left to right: what is exact on both sides stays so."""
        found: Mixed | None = None
        for value, sign in parts:
            if found is None:
                if isinstance(value, Real):
                    found = function("negate", value) if sign == "-" else value
                else:
                    found = scaled(value, Fraction(-1)) if sign == "-" else value
            elif isinstance(found, Quotient) and isinstance(value, Quotient):
                found = add([found, scaled(value, Fraction(-1)) if sign == "-" else value])
            else:
                operator: Literal["+", "-"] = "-" if sign == "-" else "+"
                found = self.held(arithmetic(operator, self.as_real(found), self.as_real(value)), node)
        assert found is not None
        return found

    def _product(self, node: Product, scope: Scope) -> Mixed:
        found: Mixed | None = None
        for factor in node.factors:
            value = self.formulas.mixed(factor.value, scope)
            found = value if found is None else self.combined(node, factor.value, found, value, factor.divides)
        assert found is not None
        return found

    def combined(self, node: Expression, part: Expression, left: Mixed, right: Mixed, divides: bool) -> Mixed:
        """left * right, or left / right; `part` is what was written for the right side."""
        if isinstance(left, Quotient) and isinstance(right, Quotient):
            if divides:
                return divide_by(left, right, lambda step: self.formulas.share("divisor", step))
            return multiply(left, right)
        other = self.as_real(right)
        if not divides:
            return self.held(arithmetic("*", self.as_real(left), other), node)
        near = written.formula(part)
        return self.held(arithmetic("/", self.as_real(left), self.apart(other, "divisor"), near), node)

    def _called(self, node: Call, scope: Scope) -> Mixed:
        first = node.arguments[0]
        match node.function:
            case "real":
                return self.formulas.real(first, scope)
            case "abs":
                return function("absolute", self.formulas.real(first, scope))
            case "sqrt" | "exp" | "ln" as name:
                return self.held(function(name, self.apart(self.formulas.real(first, scope), name)), node)
            case "power":
                base, exponent = (self.formulas.real(part, scope) for part in node.arguments[:2])
                return self.held(power(self.apart(base, "base"), self.apart(exponent, "exponent")), node)
            case "sd":
                spread = self.formulas.aggregates.variance(node, scope.rule)
                return function("sqrt", self.apart(self.as_real(spread), "variance"))
            case "z" | "t_score":
                return self.formulas.norms.standardized(node, scope)
            case _:
                return NEVER_REAL

    def apart(self, value: Real, hint: str) -> Real:
        """A value under a name of its own, where a printer has to say it twice."""
        named = self.formulas.named
        return replace(value, step=named.real(f"{named.owner}_{hint}", value.step))

    def rounded(self, node: Expression | None, value: Real, decimals: int, way: Way) -> Quotient:
        """A real number on the grid of 10 ** -decimals, from where on it is exact."""
        if isinstance(value.step, MissingReal):
            return of_step(MISSING)
        if value.most * 10**decimals >= MOST_ROUNDED:
            # What is beyond all real numbers has a fault of its own.
            words = {"number": f"{value.most:.3g}", "decimals": str(decimals), "limit": "2^26", "near": value.near}
            if value.most < float_info.max:
                self._fault("real-too-large-to-round", node, words)
            end = float(MOST_ROUNDED - 1) / 10**decimals
            low, high = (min(max(bound, -end), end) for bound in (value.step.low, value.step.high))
            value = replace(value, step=replace(value.step, low=low, high=high))
        inner = self.apart(value, "real").step
        least, most = rounded_ends((value.step.low, value.step.high), decimals, way)
        step: WholeStep = RoundReal(inner, decimals, way, low=least, high=most, may_be_missing=inner.may_be_missing)
        return of_step(step, 10**decimals)

    # --- what real numbers cannot hold -------------------------------------------------------

    def held(self, value: Real, node: Expression) -> Real:
        """The value with bounds that a real number can have; where it has others, a fault is noted."""
        step, least = value.step, value.least
        if not (isfinite(step.low) and isfinite(step.high)):
            self._fault("leaves-real-range", node, {"side": "large", "near": value.near})
            low, high = (min(max(bound, -float_info.max), float_info.max) for bound in (step.low, step.high))
            step = replace(step, low=low, high=high)
        if least < SMALLEST:
            self._fault("leaves-real-range", node, {"side": "small", "near": value.near})
            least = SMALLEST
        return Real(step, least, value.near)

    def _fault(self, kind: str, node: Expression | None, words: dict[str, str]) -> None:
        owner = self.formulas.named.owner
        place = self.formulas.spans[owner] if node is None else node.span
        formula = owner if node is None else written.formula(node)
        fault = PlanFault(kind, place, {"id": owner, "formula": formula, **words})
        self.faults.setdefault((kind, owner, formula), fault)
