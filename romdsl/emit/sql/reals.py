"""Prints real numbers: binary64, in the order in which the operations are written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import assert_never

from ...program import (
    AnyStep,
    Constant,
    Latent,
    MissingReal,
    RealArithmetic,
    RealConstant,
    RealFunction,
    RealIf,
    RealOf,
    RealOnlyIf,
    RealPower,
    RealStep,
    TruthStep,
    UseReal,
    WholeStep,
)
from ..code import PLUS, TIMES, UNARY
from .code import Sql, call, case, made
from .columns import Columns
from .dialect import SqlDialect
from .patterns import called

SMALLEST = 1e-280
"""A magnitude far from where binary64 ends: above it a product cannot become 0."""


class RealPrinter(ABC):
    """`least` keeps of each named step how near to 0 it can come without being 0."""

    dialect: SqlDialect
    columns: Columns
    named: dict[str, Sql]
    least: dict[str, float]
    part: str
    measure = ""
    """Whose functions are called for theta under a pattern."""

    @abstractmethod
    def whole(self, step: WholeStep) -> Sql: ...

    @abstractmethod
    def value(self, step: AnyStep) -> Sql: ...

    @abstractmethod
    def only(self, condition: TruthStep, value: AnyStep) -> Sql: ...

    @abstractmethod
    def either(self, condition: TruthStep, then: AnyStep, otherwise: AnyStep) -> Sql: ...

    def real(self, step: RealStep) -> Sql:
        match step:
            case RealConstant(text=text):
                return self.dialect.real(text)
            case RealOf(numerator=numerator, denominator=denominator):
                return self._of(numerator, denominator)
            case UseReal(name=name):
                return self.named[name]
            case RealArithmetic():
                return self._arithmetic(step)
            case RealFunction():
                return self._function(step)
            case RealPower(base=base, exponent=exponent):
                return self._power(self.held(base), self.held(exponent))
            case RealOnlyIf(condition=condition, value=value):
                return self.only(condition, value)
            case RealIf(condition=condition, then=then, otherwise=otherwise):
                return self.either(condition, then, otherwise)
            case MissingReal():
                return self.dialect.nothing(self.dialect.real_type)
            case Latent():
                return called(self.dialect, self.measure, step, [self.whole(value) for value in step.values])
            case _:
                assert_never(step)

    def held(self, step: RealStep) -> Sql:
        return self.columns.held(self.real(step), f"{self.part}_part")

    def _of(self, numerator: WholeStep, denominator: WholeStep) -> Sql:
        over = self.dialect.as_real(self.whole(numerator))
        if isinstance(denominator, Constant) and denominator.value == 1:
            return over
        under = self.dialect.as_real(self.whole(denominator))
        return self.dialect.ratio(over, under, False)

    def _arithmetic(self, step: RealArithmetic) -> Sql:
        left, right = self.real(step.left), self.real(step.right)
        near = self.nearest(step) < SMALLEST
        match step.operator:
            case "*":
                return self.dialect.product(left, right, near)
            case "/":
                return self.dialect.ratio(left, right, near)
            case sign:
                text = f"{left.within(PLUS)} {sign} {right.within(TIMES)}"
                return self.dialect.fence(made(text, left, right, binds=PLUS))

    def _function(self, step: RealFunction) -> Sql:
        match step.function:
            case "negate":
                value = self.real(step.value)
                return made(f"(-{value.within(UNARY)})", value)
            case "absolute":
                return call("abs", self.real(step.value))
            case "exp":
                return self.dialect.exp(self.held(step.value))
        value = self.held(step.value)
        sign = ">=" if step.function == "sqrt" else ">"
        return case([(made(f"{value.text} {sign} 0", value), call(step.function, value))])

    def _power(self, base: Sql, exponent: Sql) -> Sql:
        test = made(f"{base.text} > 0 OR {base.text} = 0 AND {exponent.text} > 0", base, exponent)
        return case([(test, self.dialect.power(base, exponent))])

    def nearest(self, step: RealStep) -> float:
        """How near to 0 a step can come without being 0; 0 where that cannot be said."""
        match step:
            case RealConstant(text=text):
                return abs(float(text)) or 1.0
            case RealOf(denominator=denominator):
                return 1 / max(denominator.high, 1)
            case UseReal(name=name):
                return self.least.get(name, 0.0)
            case RealArithmetic(operator=operator, left=left, right=right):
                first, second = self.nearest(left), self.nearest(right)
                if operator == "*":
                    return first * second
                if operator == "/":
                    return first / max(abs(right.low), abs(right.high), 1.0)
                return min(first, second) * 2.0**-53
            case RealFunction(function="negate" | "absolute", value=value):
                return self.nearest(value)
            case RealFunction(function="sqrt", value=value):
                return float(self.nearest(value) ** 0.5)
            case RealFunction(function="ln"):
                return 2.0**-53
            case RealFunction(function="exp"):
                return step.low if step.low > 0 else 0.0
            case RealOnlyIf(value=value):
                return self.nearest(value)
            case RealIf(then=then, otherwise=otherwise):
                return min(self.nearest(then), self.nearest(otherwise))
            case MissingReal():
                return 1.0
            case _:
                return step.low if step.low > 0 else 0.0
