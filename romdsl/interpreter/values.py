"""Values of formulas, missing ones with their reason, and what is computed with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from ..model.measure import Reason

Way = Literal["half away", "half even", "up", "down"]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A missing value, and why it is missing."""

    reason: Reason


INSUFFICIENT = Lacking("insufficient")

Present = Fraction | float | bool | str | frozenset[str] | time | date
"""An exact number, a real number, a truth, a code or text, ticked codes, a time of day, a day."""

Value = Present | Lacking


def as_number(value: Value) -> Fraction | Lacking:
    """An exact number: where a real one stands, a check has let through what it may not."""
    assert isinstance(value, Fraction | Lacking), f"{value!r} is not an exact number"
    return value


def as_any_number(value: Value) -> Fraction | float | Lacking:
    assert isinstance(value, Fraction | float | Lacking), f"{value!r} is not a number"
    return value


def as_truth(value: Value) -> bool | Lacking:
    assert isinstance(value, bool | Lacking), f"{value!r} is not a truth"
    return value


def all_true(parts: Iterable[bool | Lacking]) -> bool | Lacking:
    """Three-valued and: false when a part is false, else missing as the first missing part, else true."""
    lacking: Lacking | None = None
    for part in parts:
        if part is False:
            return False
        if isinstance(part, Lacking) and lacking is None:
            lacking = part
    return True if lacking is None else lacking


def any_true(parts: Iterable[bool | Lacking]) -> bool | Lacking:
    """Three-valued or: true when a part is true, else missing as the first missing part, else false."""
    lacking: Lacking | None = None
    for part in parts:
        if part is True:
            return True
        if isinstance(part, Lacking) and lacking is None:
            lacking = part
    return False if lacking is None else lacking


def rounded(value: Fraction, digits: int, way: Way = "half away") -> Fraction:
    """The value on the grid of 10 ** -`digits`; `up` goes to the next higher number, `down` to the next lower."""
    grid = Fraction(10) ** digits
    scaled = value * grid
    match way:
        case "half away":
            whole = floor(abs(scaled) + Fraction(1, 2)) * (-1 if scaled < 0 else 1)
        case "half even":
            whole = round(scaled)
        case "up":
            whole = ceil(scaled)
        case "down":
            whole = floor(scaled)
    return Fraction(whole) / grid
