"""What every step of a score program has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Way = Literal["exact", "floor", "ceil", "half away", "half even"]
Operator = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Step:
    """`may_be_missing` False: printers use plain operators; True: they guard."""

    may_be_missing: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class RealNumber(Step):
    """A step that gives a real number, IEEE binary64, finite and between `low` and `high`."""

    low: float = field(kw_only=True)
    high: float = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Whole(Step):
    """A step that gives an integer between `low` and `high`, whatever is answered."""

    low: int = field(kw_only=True)
    high: int = field(kw_only=True)
