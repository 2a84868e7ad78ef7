"""The rules of an adaptive test: what is asked next, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Select = Literal["mpwi", "mfi", "mepv"]
Ending = Literal["se", "drop", "items", "bank"]
"""Why a test ended, by the word of its rule: the error or its drop, or so many items were asked; or the bank has no item left."""


@dataclass(frozen=True, slots=True)
class Area:
    """At least `minimum` and at most `maximum` items of one area are asked."""

    name: str
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How an adaptive test runs.

    `select` is the worth of an item: mpwi, its information weighted by the posterior (van der Linden 1998); mfi, its
    information at the posterior mean (Lord 1980); mepv, how little variance is expected to be left (Owen 1975).
    It ends when `maximum` items were asked, or no item is left that may be asked; and before, once `minimum` were
    answered and every area has its minimum, when the error is below `stop_error` or the last answer brought it down
    by more than 0 and less than `stop_drop` (both in theta; 0 for never; what is within `TIE` of a limit is at it).  An item that was skipped counts as asked,
    not as answered, and is not asked again.  `first` is the index of an item to begin with.  Of the `randomesque`
    best items one is drawn (Kingsbury and Zara 1989); 1 takes the best.  Items of `out` are not asked; an answer to one
    that was asked before counts.  Of each pair of `apart` at most one is asked.  Raises ValueError for limits that cross.
    """

    select: Select = "mpwi"
    minimum: int = 4
    maximum: int = 12
    stop_error: float = 0.3
    stop_drop: float = 0.0
    first: int | None = None
    randomesque: int = 1
    areas: tuple[Area, ...] = ()
    out: tuple[int, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.minimum <= self.maximum or self.maximum < 1:
            raise ValueError(f"at least {self.minimum} and at most {self.maximum} items cannot be asked")
        if self.randomesque < 1:
            raise ValueError("an item is drawn of the 1 or more best")
        if len({area.name for area in self.areas}) < len(self.areas):
            raise ValueError("each area is named once")
        if any(area.maximum is not None and not 0 <= area.minimum <= area.maximum for area in self.areas):
            raise ValueError("the minimum of an area is not above its maximum")
        if sum(area.minimum for area in self.areas) > self.maximum:
            raise ValueError("the areas together need more items than may be asked")
