"""Real numbers and their rounding, against exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import ceil, exp, floor, isqrt, log

from romdsl.program import (
    AnyStep,
    Compare,
    RealArithmetic,
    RealFunction,
    RealIf,
    RealOf,
    RealOnlyIf,
    RealPower,
    RealStep,
    RoundReal,
    Way,
)

from .basics import FLOATS, REAL_A, REAL_B, WIDE, A, B, Meaning, T, a, b, fixed, real, t, there

NEAR = Fraction(1, 2**20)


def rounded(value: Fraction, way: Way) -> int:
    """A number of parts as a whole one, where within 2 ** -20 counts as a tie (spec/meaning.md)."""
    if way == "floor":
        return floor(value + NEAR)
    if way == "ceil":
        return ceil(value - NEAR)
    size, sign = abs(value), -1 if value < 0 else 1
    rest = size - floor(size)
    if way == "half even" and abs(rest - Fraction(1, 2)) <= NEAR:
        return sign * (floor(size) + floor(size) % 2)
    return sign * floor(size + Fraction(1, 2) + (0 if way == "half even" else NEAR))


def root(value: Fraction) -> Fraction:
    """A square root to 25 decimals."""
    return Fraction(isqrt(value.numerator * 10**50 // value.denominator), 10**25)


def sums(operator: str, left: RealStep, right: RealStep) -> RealArithmetic:
    return RealArithmetic(operator, left, right, **FLOATS)  # type: ignore[arg-type]


def called(function: str, value: RealStep) -> RealFunction:
    return RealFunction(function, value, **FLOATS)  # type: ignore[arg-type]


def real_values() -> dict[str, tuple[RealStep, Meaning]]:
    """Reals, and their exact values."""
    tenth = Fraction(1, 10)
    negative = RealIf(Compare("<", A, fixed(0)), called("negate", REAL_A), sums("*", REAL_A, real("0.5")), **FLOATS)
    return {
        "real": (REAL_A, there(Fraction, a)),
        "quotient": (RealOf(A, B, low=-9.0, high=9.0), there(Fraction, a, b)),
        "tenths": (sums("+", sums("*", REAL_A, real("0.1")), real("0.2")), there(lambda x: x * tenth + 2 * tenth, a)),
        "in brackets": (sums("-", real("0.3"), sums("-", REAL_A, real("-0.25"))), there(lambda x: 3 * tenth - x - Fraction(1, 4), a)),
        "by zero": (sums("/", REAL_B, REAL_A), there(lambda x, y: Fraction(y, x) if x else None, a, b)),
        "by zero inside": (sums("+", real("1"), sums("/", real("0.05"), sums("-", REAL_A, REAL_B))),
                           there(lambda x, y: 1 + tenth / 2 / (x - y) if x != y else None, a, b)),
        "root": (called("sqrt", REAL_A), there(lambda x: root(Fraction(x)) if x >= 0 else None, a)),
        "root of ever": (called("sqrt", REAL_B), there(lambda x: root(Fraction(x)), b)),
        "logarithm": (called("ln", REAL_A), there(lambda x: Fraction(log(x)) if x > 0 else None, a)),
        "exponential": (called("exp", called("negate", REAL_B)), there(lambda x: Fraction(exp(-x)), b)),
        "absolute": (called("absolute", sums("*", REAL_A, real("0.125"))), there(lambda x: abs(Fraction(x, 8)), a)),
        "power": (RealPower(REAL_A, sums("-", REAL_B, real("2")), **FLOATS),
                  there(lambda x, y: None if x < 0 or (x == 0 and y <= 2) else Fraction(x) ** (y - 2), a, b)),
        "half power": (RealPower(REAL_B, real("0.5"), **FLOATS), there(lambda x: root(Fraction(x)), b)),
        "only if real": (RealOnlyIf(T, sums("/", REAL_B, REAL_A), **FLOATS),
                         lambda x: Fraction(b(x), a(x)) if t(x) is True and a(x) and b(x) else None),
        "if real": (negative, there(lambda x: Fraction(-x if x < 0 else Fraction(x, 2)), a)),
        "near a tie": (sums("+", sums("/", REAL_A, real("2")), real("0.0000009")), there(lambda x: Fraction(x, 2) + Fraction(9, 10**7), a)),
        "past a tie": (sums("+", sums("/", REAL_A, real("2")), real("0.000002")), there(lambda x: Fraction(x, 2) + Fraction(2, 10**6), a)),
    }  # fmt: skip


def reals() -> dict[str, tuple[AnyStep, Meaning]]:
    found: dict[str, tuple[AnyStep, Meaning]] = {}
    ways: Sequence[Way] = ("half away", "half even", "floor", "ceil")
    for (name, (step, value)), way in product(real_values().items(), ways):
        decimals = {"half away": 2, "half even": 1}.get(way, 0)
        made = there(lambda x, way=way, p=10**decimals: rounded(x * p, way), value)
        found[f"{name}, {way}"] = (RoundReal(step, decimals, way, **WIDE), made)
    return found
