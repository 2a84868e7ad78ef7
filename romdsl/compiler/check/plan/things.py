"""Lets and scores: their values, rounded, under their own names."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ....model.measure import Let, Rounding, Score
from ....model.types import Type
from ....program import ItemClock, MissingReal, UseWhole, Way, WholeStep
from .choosing import rounded
from .elements import Scope
from .grid import decimals_needed
from .keys import key as key_of
from .named import NamedSteps
from .quotient import Affine, Quotient, of_step, simplified
from .real_steps import Real

if TYPE_CHECKING:
    from .formulas import Formulas, Value

WAYS: dict[str, Way] = {"half away": "half away", "half even": "half even", "up": "ceil", "down": "floor"}
ROUNDED: dict[str, Way] = {"floor": "floor", "ceil": "ceil"}

_UNITS = {1: "", 10: "_tenths", 100: "_hundredths", 1000: "_thousandths"}


def in_units(id: str, divisor: int) -> str:
    """The name of a value that is held as a whole number: `total`, `total_tenths`, `total_times_12`."""
    return id + _UNITS.get(divisor, f"_times_{divisor}")


def defined(formulas: Formulas, thing: Let | Score) -> Value:
    """The value of a let or score, to be used by all others."""
    scope = Scope(thing.missing)
    match formulas.kinds.of(thing.value, scope):
        case Type.TRUTH:
            return formulas.named.truth_of(thing.id, formulas.truth(thing.value, scope), ("thing", thing.id))
        case Type.CODE:
            return formulas.named.word(thing.id, formulas.code(thing.value, scope), ("thing", thing.id), own=True)
        case Type.REAL if not (isinstance(thing, Score) and thing.round is not None):
            return _real(formulas, thing, scope)
        case Type.REAL:
            assert isinstance(thing, Score) and thing.round is not None
            real = formulas.real(thing.value, scope)
            value = formulas.reals.rounded(None, real, thing.round.digits, way_of(thing.round))
        case _:
            value = formulas.number(thing.value, scope)
    if isinstance(thing, Score) and thing.round is not None:
        value = rounded(value, thing.round.digits, way_of(thing.round))
        value = on_grid(value, 10**thing.round.digits)
    elif isinstance(thing, Score):
        places = thing.decimals.value if thing.decimals is not None else decimals_needed(value, formulas.named)[0]
        value = on_grid(value, 10**places)
    formulas.guards[thing.id] = value.guards
    return value if value.is_never else _named(formulas, thing, value)


def _real(formulas: Formulas, thing: Let | Score, scope: Scope) -> Real:
    """A real number under the thing's name."""
    value = formulas.real(thing.value, scope)
    if isinstance(value.step, MissingReal):
        return value
    return replace(value, step=formulas.named.real_of(thing.id, value.step, ("thing", thing.id)))


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
    if value.divisor == 60 and all(_is_of_minutes(step, formulas.named) for _, step in value.terms.values()):
        hint = f"{thing.id}_minutes"
    value = replace(
        value,
        affine=value.affine or Affine(Fraction(0), {thing.id: (Fraction(1), value.low, value.high)}),
    )
    return under_name(formulas.named, hint, value, ("thing", thing.id))


def _is_of_minutes(step: WholeStep, named: NamedSteps) -> bool:
    if isinstance(step, UseWhole):
        return named.definitions[step.name].hint.endswith("_minutes")
    return isinstance(step, ItemClock)


def under_name(named: NamedSteps, hint: str, value: Quotient, name: Hashable) -> Quotient:
    """The value with its numerator under a name; `name` None: under any that is free, equal ones under the same."""
    step = value.whole()
    own = name is not None
    use = named.whole_of(hint, step, name if own else ("whole", key_of(step)), own=own)
    guards = value.guards if value.denominators else ()
    found = of_step(use, value.divisor, low=value.low, high=value.high, affine=value.affine, guards=guards)
    return replace(found, denominators=value.denominators, affine=value.affine or found.affine)
