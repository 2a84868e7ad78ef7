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
from .domains import Codes, Truths
from .formulas import Formulas
from .given import Given, refusing, values_given
from .numbers import Numbers
from .pieces import Span
from .work import WORK, TooMuch

__all__ = ["Reach", "Witness", "reach_of"]

_FEW = 20_000
_MOST_WORK = 80_000
_AS_OFTEN = 3
"""So often may the most be done for one measure: some two seconds. Published measures need less."""
_LEAST_WORK = 400
"""What is done for each score even then: enough for those that are simple."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A value that can occur, and how, as a reader is told: `14.5, with 8 answered`."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Reach:
    """What a let or score can be, before `decimals`.

    `exact`: all that it can be is known.  Else `low` and `high` may be known, and nothing of what lies
    between them; both are None where nothing is known, or there is no number.  `truths` is for truths, `codes` for
    codes; for numbers `low`, `high`, `values` where they are few, and `witness`.  `missing`: whether
    it can be, where it is exact.
    """

    exact: bool
    numbers: Numbers = Numbers()
    truths: Truths = frozenset()
    codes: Codes = frozenset()

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
        return self.numbers.missing or None in self.truths or None in self.codes

    def witness(self, interval: Interval) -> Witness | None:
        """The lowest value in the interval that can occur; None where none can, or that is not known."""
        try:
            found = self.numbers.within(interval)
        except TooMuch:
            return None
        if found is None:
            return None
        value, note = found
        shown = written.number(value)
        return Witness(value, f"{shown}, {note}" if note else shown)

    def never(self, interval: Interval) -> bool:
        """Whether it is known that no value lies in the interval."""
        if self.exact:
            return self.witness(interval) is None
        apart = [isinstance(piece, Span) and piece.is_apart(interval) for piece in self.numbers.pieces]
        return bool(apart) and all(apart)


UNKNOWN = Reach(False)


@dataclass
class _Latest:
    """The measure that was asked about last, and what is known of its lets and items: exactly, and by the ends."""

    measure: Measure
    exactly: Formulas
    by_ends: Formulas
    left: int
    """How much may still be done for it."""


_LATEST: list[_Latest] = []


def reach_of(
    thing: Let | Score,
    measure: Measure,
    names: Names,
    types: Mapping[Expression, Type],
    when: Expression | None = None,
    beside_checks: bool = False,
) -> Reach:
    """All that a let or score of a measure with sound formulas can be, over all answers.

    With `when`, over the answers for which that is true; with `beside_checks`, over those that no
    check refuses.
    """
    work = _MOST_WORK + 20 * len(names.items)
    if not _LATEST or _LATEST[0].measure is not measure:
        both = Formulas(measure, names, types), Formulas(measure, names, types)
        _LATEST[:] = [_Latest(measure, *both, _AS_OFTEN * work)]
    latest = _LATEST[0]
    for formulas, ends_only in ((latest.exactly, False), (latest.by_ends, True)):
        formulas.kept.append((thing, when))
        amount = min(work, max(latest.left, _LEAST_WORK))
        WORK.begin(amount, ends_only)
        given = [Given(when, frozenset((True,)))] if when is not None else []
        try:
            given += refusing(thing, when, measure, formulas) if beside_checks else []
            return _reach(thing, formulas, given)
        except (TooMuch, RecursionError):
            continue
        finally:
            WORK.ends_only = False
            latest.left -= amount - WORK.left
    return UNKNOWN


def _reach(thing: Let | Score, formulas: Formulas, given: list[Given]) -> Reach:
    found = values_given(thing, formulas, given)
    if not isinstance(found, Numbers):
        is_code = formulas.kind_of_value(thing) is Type.CODE
        return Reach(True, codes=found) if is_code else Reach(True, truths=found)  # type: ignore[arg-type]
    return Reach(found.is_exact, found)
