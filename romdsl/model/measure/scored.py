"""What is scored: lets, scores, bands, caseness."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from ...source import NOWHERE, Span
from ..expression import Expression, Interval, MissingRule
from .parts import Direction, Placed, Thing


@dataclass(frozen=True, slots=True)
class Rounding(Thing):
    """`up` goes to the next higher number, `down` to the next lower; `half away` from zero."""

    digits: int
    way: Literal["half away", "half even", "up", "down"] = "half away"


@dataclass(frozen=True, slots=True)
class Let(Thing):
    """A value on the way to a score."""

    id: str
    value: Expression
    title: Placed[str] | None = None
    missing: MissingRule | None = None


@dataclass(frozen=True, slots=True)
class Band(Thing):
    """A named part of a score's range.  `text` is the code with spaces where none was written."""

    interval: Interval
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Caseness(Thing):
    """Values that count as a case, and who says so."""

    interval: Interval
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class ReliableChange(Thing):
    """The change that is more than error of measurement, as published."""

    amount: Fraction
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Score(Thing):
    """A value that is reported."""

    id: str
    value: Expression
    title: Placed[str] | None = None
    missing: MissingRule | None = None
    round: Rounding | None = None
    decimals: Placed[int] | None = None
    higher: Placed[Direction] | None = None
    range: Interval | None = None
    unit: Placed[str] | None = None
    shown: bool = False
    construct: Placed[str] | None = None
    bands: tuple[Band, ...] = ()
    bands_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
    caseness: Caseness | None = None
    reliable_change: ReliableChange | None = None
