"""Lets and scores: their values, rounded, under their own names."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ....model.measure import Let, Rounding, Score
from ....model.types import Type
from ....program import TruthStep, UseWhole, Way
from .choosing import rounded
from .elements import Scope
from .grid import decimals_needed
from .quotient import Affine, Quotient, of_step, simplified

if TYPE_CHECKING:
    from .formulas import Formulas

WAYS: dict[str, Way] = {"half away": "half away", "half even": "half even", "up": "ceil", "down": "floor"}

_UNITS = {1: "", 10: "_tenths", 100: "_hundredths", 1000: "_thousandths"}


def in_units(id: str, divisor: int) -> str:
    """The name of a value that is held as a whole number: `total`, `total_tenths`, `total_times_12`."""
    return id + _UNITS.get(divisor, f"_times_{divisor}")


def defined(formulas: Formulas, thing: Let | Score) -> Quotient | TruthStep:
    """The value of a let or score, to be used by all others."""
    scope = Scope(thing.missing)
    if formulas.types.get(thing.value) is Type.TRUTH:
        return formulas.named.truth_of(thing.id, formulas.truth(thing.value, scope), ("thing", thing.id))
    value = formulas.number(thing.value, scope)
    if isinstance(thing, Score) and thing.round is not None:
        value = rounded(value, thing.round.digits, way_of(thing.round))
        value = on_grid(value, 10**thing.round.digits)
    elif isinstance(thing, Score):
        places = thing.decimals.value if thing.decimals is not None else decimals_needed(value, formulas.named)[0]
        value = on_grid(value, 10**places)
    formulas.guards[thing.id] = value.guards
    return value if value.is_never else _named(formulas, thing, value)


def way_of(rounding: Rounding) -> Way:
    return WAYS[rounding.way]


def on_grid(value: Quotient, grid: int) -> Quotient:
    """A value of whole parts of `grid`, held as just those: 2.0 as 20 tenths where one decimal is asked for."""
    value = simplified(value)
    if value.denominators or grid % value.divisor or value.is_never:
        return value
    factor = grid // value.divisor
    terms = {name: (count * factor, step) for name, (count, step) in value.terms.items()}
    return Quotient(value.start * factor, terms, grid, (), value.guards, value.low, value.high, value.affine)


def _named(formulas: Formulas, thing: Let | Score, value: Quotient) -> Quotient:
    """The value with its numerator under the thing's name; run-time denominators and their guards stay beside it."""
    if value.is_constant:
        return value
    only = next(iter(value.terms.values()))[1] if len(value.terms) == 1 else None
    if value.denominators and isinstance(only, UseWhole) and value.start == 0:
        return value
    hint = f"{thing.id}_numerator" if value.denominators else in_units(thing.id, value.divisor)
    use = formulas.named.whole_of(hint, value.whole(), ("thing", thing.id))
    affine = value.affine or Affine(Fraction(0), {thing.id: (Fraction(1), value.low, value.high)})
    guards = value.guards if value.denominators else ()
    found = of_step(use, value.divisor, low=value.low, high=value.high, affine=affine, guards=guards)
    return Quotient(found.start, found.terms, value.divisor, value.denominators, guards, value.low, value.high, affine)
