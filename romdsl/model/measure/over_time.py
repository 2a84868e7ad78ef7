"""When a measure is asked, and what is said of two times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..expression import Expression
from .parts import Direction, Placed, Thing
from .scored import ClinicalCutoff, ReliableChange, Rounding

OCCASION = "occasion"
"""The context that says at which occasion answers were given."""
FIRST, PREVIOUS, LAST = "first", "previous", "last"
"""What may stand in a change in place of an occasion: a person's first sitting, the one before, the last."""
Unit = Literal["days", "weeks", "months", "years"]
OccasionKind = Literal["once", "every", "session", "after", "chosen", "event", "looking_back"]


@dataclass(frozen=True, slots=True)
class Length(Thing):
    """`6 weeks`."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Occasion(Thing):
    """A time at which the measure is asked.

    once: at the beginning; every: again after each `length`; session: each time the person comes;
    after: `length` after the occasion `anchor`; chosen: when the worker thinks fit; event: when
    something happened; looking_back: how the person now sees the time of `anchor`, asked together
    with the occasion `beside`.  Those that are due may be done within `window` of their day; those of
    `every` are due no more once there was one of `until`.
    """

    id: str
    title: Placed[str] | None
    kind: OccasionKind = "once"
    length: Length | None = None
    window: Length | None = None
    anchor: Placed[str] | None = None
    beside: Placed[str] | None = None
    until: Placed[str] | None = None

    @property
    def recurs(self) -> bool:
        """Whether there can be more than one of it."""
        return self.kind in ("every", "session", "chosen", "event")


@dataclass(frozen=True, slots=True)
class Change(Thing):
    """What is said of two occasions.

    Either of a score, `of`: then it is the later value less the earlier one, and its own reliable change and
    cut-offs go before the score's.  Or by a formula, `value`, which names things at both (`of` is then empty);
    what is reported of it is said by `round`, `decimals`, `higher`, `scale` and `construct`, as of a score.
    """

    id: str
    of: Placed[str]
    start: Placed[str]
    end: Placed[str]
    title: Placed[str] | None = None
    reliable_change: tuple[ReliableChange, ...] = ()
    clinical_cutoffs: tuple[ClinicalCutoff, ...] = ()
    value: Expression | None = None
    round: Rounding | None = None
    decimals: Placed[int] | None = None
    higher: Placed[Direction] | None = None
    scale: Placed[str] | None = None
    construct: Placed[str] | None = None

    @property
    def formulas(self) -> tuple[Expression, ...]:
        """Its own formula, and for whom its reliable change and cut-offs hold."""
        conditions = [each.when for each in self.reliable_change] + [each.when for each in self.clinical_cutoffs]
        return tuple(formula for formula in (self.value, *conditions) if formula is not None)
