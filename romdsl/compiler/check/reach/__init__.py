"""Exact sets of what a let or score can be, with witnesses; where they are not exact, nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ....model import written
from ....model.expression import Expression, Interval
from ....model.measure import Let, Measure, Score
from ....model.names import Names
from ....model.types import Type
from ..plan.elements import Scope
from .formulas import Formulas
from .numbers import WORK, Numbers, TooMuch

__all__ = ["Reach", "Witness", "reach_of"]

_FEW = 20_000
_MOST_WORK = 80_000


@dataclass(frozen=True, slots=True)
class Witness:
    """A value that can occur, and how, as a reader is told: `14.5, with 8 answered`."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Reach:
    """What a let or score can be, before `decimals`.

    `exact` False: it could not be worked out, and all else is empty.  `truths` is for truths; for
    numbers `low`, `high`, `values` where they are few, and `witness`.  `missing`: whether it can be.
    """

    exact: bool
    numbers: Numbers = Numbers()
    truths: frozenset[bool | None] = frozenset()

    @property
    def low(self) -> Fraction | None:
        ends = self.numbers.ends()
        return ends[0] if ends else None

    @property
    def high(self) -> Fraction | None:
        ends = self.numbers.ends()
        return ends[1] if ends else None

    @property
    def values(self) -> frozenset[Fraction] | None:
        return frozenset(self.numbers.each()) if self.exact and self.numbers.count() <= _FEW else None

    @property
    def missing(self) -> bool:
        return self.numbers.missing or None in self.truths

    def witness(self, interval: Interval) -> Witness | None:
        """The lowest value in the interval that can occur; None where none can, or that is not known."""
        found = self.numbers.within(interval) if self.exact else None
        if found is None:
            return None
        value, note = found
        shown = written.number(value)
        return Witness(value, f"{shown}, {note}" if note else shown)


_LATEST: list[tuple[Measure, Formulas]] = []
"""The formulas of the measure that was asked about last: what is known of its lets and items is kept."""


def reach_of(thing: Let | Score, measure: Measure, names: Names, types: Mapping[Expression, Type]) -> Reach:
    """All that a let or score of a measure with sound formulas can be, over all answers."""
    if not _LATEST or _LATEST[0][0] is not measure:
        _LATEST[:] = [(measure, Formulas(measure, names, types))]
    formulas = _LATEST[0][1]
    formulas.kept.append(thing)
    WORK.begin(_MOST_WORK + 20 * len(names.items))
    try:
        if types.get(thing.value) is Type.TRUTH:
            return Reach(True, truths=formulas.truth(thing.value, Scope(thing.missing), {}))
        return Reach(True, formulas.value_anew(thing, {}))
    except (TooMuch, RecursionError):
        return Reach(False)
