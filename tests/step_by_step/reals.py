"""The steps that give a real number, and the one that rounds it."""

from __future__ import annotations

import math
from collections.abc import Callable

LIMIT = 2.0**26
TIE = 2.0**-20


def calculated(operator: str, left: float, right: float) -> float | None:
    if operator == "/":
        return None if right == 0 else left / right
    return {"+": left + right, "-": left - right, "*": left * right}[operator]


def function_of(name: str, value: float) -> float | None:
    if (name == "sqrt" and value < 0) or (name == "ln" and value <= 0):
        return None
    functions: dict[str, Callable[[float], float]] = {
        "negate": lambda x: -x, "absolute": abs, "sqrt": math.sqrt, "exp": math.exp, "ln": math.log,
    }  # fmt: skip
    return functions[name](value)


def raised(base: float, exponent: float) -> float | None:
    return None if base < 0 or (base == 0 and exponent <= 0) else base**exponent


def rounded(value: float, decimals: int, way: str) -> int:
    """The real number in units of its last place, as a whole number."""
    scaled = value * 10.0**decimals
    assert abs(scaled) < LIMIT, scaled
    match way:
        case "half away":
            size = math.floor(abs(scaled) + (0.5 + TIE))
            return size if value >= 0 else -size
        case "floor":
            return math.floor(scaled + TIE)
        case "ceil":
            return -math.floor(TIE - scaled)
        case "half even":
            below = math.floor(abs(scaled))
            rest = abs(scaled) - below
            size = below + (below % 2 if abs(rest - 0.5) <= TIE else int(rest > 0.5))
            return size if value >= 0 else -size
    raise AssertionError(way)
