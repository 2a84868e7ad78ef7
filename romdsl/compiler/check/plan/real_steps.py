"""Real numbers with their bounds: what can be the least and most, and how near to 0 without being 0.

Rounding to the nearest never turns an order round, so that the bounds of `+ - * /` and `sqrt` are
just those of the ends.  `exp`, `ln` and `power` may differ in the last bits: theirs are wider by 2 ** -40.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import exp, floor, inf, isfinite, log, sqrt, ulp
from typing import Literal

from ....program import (
    MissingReal,
    RealArithmetic,
    RealConstant,
    RealFunction,
    RealIf,
    RealOf,
    RealOnlyIf,
    RealPower,
    RealStep,
    TruthConstant,
    TruthStep,
    Way,
    WholeStep,
)
from .steps import MISSING_TRUTH, TRUE

SMALLEST = 2.0**-1022
"""Below it a binary64 number loses digits, and PostgreSQL refuses it."""
_WIDER = 2.0**-40
_NEAR = 2.0**-20
"""What can come nearer to 0 than this is no whole number over some small one."""
_NEAREST_LN = 2.0**-54
"""ln of the number next to 1 is about 2 ** -53."""


@dataclass(frozen=True, slots=True)
class Real:
    """A real number: its step, and the least magnitude that it can have, 0 apart (infinite: it is always 0).

    `near` is the divisor on the way, as written, that can come near 0: what makes the number large.
    """

    step: RealStep
    least: float
    near: str = ""

    @property
    def most(self) -> float:
        return max(abs(self.step.low), abs(self.step.high))


MISSING_REAL = MissingReal(low=0.0, high=0.0)
NEVER_REAL = Real(MISSING_REAL, inf)


def constant(value: float, text: str) -> Real:
    step = RealConstant(text, low=value, high=value, may_be_missing=False)
    return Real(step, abs(value) or inf)


def real_of(numerator: WholeStep, denominator: WholeStep, low: Fraction, high: Fraction, least: Fraction) -> Real:
    """numerator / denominator; the caller knows between what the quotient lies."""
    missing = numerator.may_be_missing or denominator.may_be_missing
    step = RealOf(numerator, denominator, low=_near(low), high=_near(high), may_be_missing=missing)
    return Real(step, _least(_near(least), step.low, step.high))


def _near(number: Fraction) -> float:
    try:
        return float(number)
    except OverflowError:
        return inf if number > 0 else -inf


def arithmetic(operator: Literal["+", "-", "*", "/"], left: Real, right: Real, near: str = "") -> Real:
    one, other = left.step, right.step
    if isinstance(one, MissingReal) or isinstance(other, MissingReal):
        return NEVER_REAL
    missing = one.may_be_missing or other.may_be_missing
    corners: list[float]
    match operator:
        case "+":
            corners = [one.low + other.low, one.high + other.high]
            least = min(ulp(left.least), ulp(right.least))
        case "-":
            corners = [one.low - other.high, one.high - other.low]
            least = min(ulp(left.least), ulp(right.least))
        case "*":
            corners = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
            least = left.least * right.least
        case "/":
            ends = _without_nothing(right)
            if not ends:
                return NEVER_REAL
            corners = [_divided(a, b) for a in (one.low, one.high) for b in ends]
            least = left.least / right.most
            missing = missing or other.low <= 0 <= other.high
            near = near if other.low <= 0 <= other.high and right.least < _NEAR else ""
    low, high = min(corners), max(corners)
    step = RealArithmetic(operator, one, other, low=low, high=high, may_be_missing=missing)
    return Real(step, _least(least, low, high), left.near or right.near or (near if operator == "/" else ""))


def _divided(left: float, right: float) -> float:
    return left / right if right else (inf if left > 0 else -inf if left < 0 else 0.0)


def _without_nothing(value: Real) -> list[float]:
    """The ends of what can be divided by."""
    ends = []
    if value.step.high > 0:
        ends += [max(value.step.low, value.least), value.step.high]
    if value.step.low < 0:
        ends += [value.step.low, min(value.step.high, -value.least)]
    return ends


def _least(least: float, low: float, high: float) -> float:
    """The least magnitude, which the ends know better where 0 is not between them."""
    return min(abs(low), abs(high)) if low > 0 or high < 0 else least


def _wider(low: float, high: float) -> tuple[float, float]:
    return (low - abs(low) * _WIDER if isfinite(low) else low), (high + abs(high) * _WIDER if isfinite(high) else high)


def _exp(value: float) -> float:
    try:
        return exp(value)
    except OverflowError:
        return inf


def function(name: Literal["negate", "absolute", "sqrt", "exp", "ln"], value: Real) -> Real:
    inner = value.step
    low, high, least, missing = inner.low, inner.high, value.least, inner.may_be_missing
    match name:
        case "negate":
            low, high = -high, -low
        case "absolute":
            low, high = (0.0 if low <= 0 <= high else least), value.most
        case "sqrt":
            missing = missing or low < 0
            low, high, least = sqrt(max(low, 0.0)), sqrt(max(high, 0.0)), sqrt(least)
        case "exp":
            low, high = _wider(_exp(low), _exp(high))
            least = low
        case "ln":
            missing = missing or low <= 0
            if high > 0:
                low, high = _wider(log(max(low, least)), log(high))
            least = _least(_NEAREST_LN, low, high)
    is_never = (
        isinstance(inner, MissingReal) or (name == "sqrt" and inner.high < 0) or (name == "ln" and inner.high <= 0)
    )
    if is_never:
        return NEVER_REAL
    return Real(RealFunction(name, inner, low=low, high=high, may_be_missing=missing), least, value.near)


def power(base: Real, exponent: Real) -> Real:
    one, other = base.step, exponent.step
    if isinstance(one, MissingReal) or isinstance(other, MissingReal) or one.high < 0:
        return NEVER_REAL
    positive = {max(one.low, base.least), one.high} if one.high > 0 else set[float]()
    corners = [_power(a, b) for a in positive for b in (other.low, other.high)]
    low, high = _wider(min(corners, default=0.0), max(corners, default=0.0))
    least = low if corners else inf
    if one.low <= 0 and other.high > 0:
        low = 0.0
    missing = one.may_be_missing or other.may_be_missing or one.low < 0 or (one.low <= 0 and other.low <= 0)
    return Real(RealPower(one, other, low=low, high=high, may_be_missing=missing), least, base.near or exponent.near)


def _power(base: float, exponent: float) -> float:
    try:
        return float(base**exponent)
    except OverflowError:
        return inf


def only_if(condition: TruthStep, value: Real) -> Real:
    if condition == TRUE:
        return value
    if isinstance(condition, TruthConstant) or condition == MISSING_TRUTH or isinstance(value.step, MissingReal):
        return NEVER_REAL
    step = RealOnlyIf(condition, value.step, low=value.step.low, high=value.step.high)
    return Real(step, value.least, value.near)


def if_real(condition: TruthStep, then: Real, otherwise: Real) -> Real:
    if isinstance(condition, TruthConstant):
        return then if condition.value else otherwise
    one, other = then.step, otherwise.step
    if condition == MISSING_TRUTH or (isinstance(one, MissingReal) and isinstance(other, MissingReal)):
        return NEVER_REAL
    if isinstance(other, MissingReal):
        return only_if(condition, then)
    ends = (other.low, other.high) if isinstance(one, MissingReal) else (one.low, one.high)
    missing = condition.may_be_missing or one.may_be_missing or other.may_be_missing
    low, high = min(ends[0], other.low), max(ends[1], other.high)
    step = RealIf(condition, one, other, low=low, high=high, may_be_missing=missing)
    return Real(step, min(then.least, otherwise.least), then.near or otherwise.near)


# --- rounding --------------------------------------------------------------------------------

_TIE = 2.0**-20
_ROUNDED: dict[Way, Callable[[float], int]] = {
    "exact": floor,
    "half away": lambda x: floor(abs(x) + (0.5 + _TIE)) * (-1 if x < 0 else 1),
    "floor": lambda x: floor(x + _TIE),
    "ceil": lambda x: -floor(_TIE - x),
    "half even": lambda x: _half_even(abs(x)) * (-1 if x < 0 else 1),
}


def _half_even(value: float) -> int:
    whole = floor(value)
    rest = value - whole
    if abs(rest - 0.5) <= _TIE:
        return whole + whole % 2
    return whole + (rest > 0.5)


def rounded_ends(ends: Iterable[float], decimals: int, way: Way) -> tuple[int, ...]:
    """What the ends of a real number are rounded to, in whole parts of 10 ** -decimals."""
    return tuple(_ROUNDED[way](end * 10**decimals) for end in ends)
