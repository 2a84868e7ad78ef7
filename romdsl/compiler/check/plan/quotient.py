"""Exact values as a quotient of whole steps: what a number of a formula becomes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm

from ....program import (
    Constant,
    ItemClock,
    ItemNumber,
    ItemScore,
    ItemTicked,
    Linear,
    MissingWhole,
    TruthStep,
    UseWhole,
    WholeStep,
)
from .keys import key as key_of
from .steps import FALSE, all_of, constant, content, is_missing, linear, negate, only_if, times

_MOST_VARIABLES = 300
_ANYWHERE = (UseWhole, ItemScore, ItemNumber, ItemClock, ItemTicked)

Terms = Mapping[Hashable, tuple[int, WholeStep]]


@dataclass(frozen=True, slots=True)
class Affine:
    """The value as start + the sum of factor * variable, wherever it is not missing: so that what
    cancels out does not widen the bounds.  Each variable has a factor, and its own ends."""

    start: Fraction
    variables: Mapping[Hashable, tuple[Fraction, Fraction, Fraction]] = field(default_factory=dict)

    def bounds(self) -> tuple[Fraction, Fraction]:
        low = high = self.start
        for factor, least, most in self.variables.values():
            ends = factor * least, factor * most
            low, high = low + min(ends), high + max(ends)
        return low, high

    def scaled(self, factor: Fraction) -> Affine:
        return Affine(self.start * factor, {k: (f * factor, low, high) for k, (f, low, high) in self.variables.items()})


def add_affine(parts: Iterable[Affine | None]) -> Affine | None:
    start = Fraction(0)
    variables: dict[Hashable, tuple[Fraction, Fraction, Fraction]] = {}
    for part in parts:
        if part is None:
            return None
        start += part.start
        for name, (factor, low, high) in part.variables.items():
            variables[name] = (factor + variables[name][0] if name in variables else factor, low, high)
        if len(variables) > _MOST_VARIABLES:
            return None
    return Affine(start, {name: entry for name, entry in variables.items() if entry[0] != 0})


@dataclass(frozen=True, slots=True)
class Quotient:
    """(start + the sum of factor * step) / (divisor * denominators), missing unless all guards are true.

    Steps and denominators are looked at only where the guards are true; there each denominator is
    1 or more.  A guard can be looked at anywhere.  `low` and `high` are the ends of the value.
    """

    start: int
    terms: Terms = field(default_factory=dict)
    divisor: int = 1
    denominators: tuple[WholeStep, ...] = ()
    guards: tuple[TruthStep, ...] = ()
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    affine: Affine | None = None

    @property
    def is_constant(self) -> bool:
        return not self.terms and not self.guards

    @property
    def numerator(self) -> WholeStep:
        """The numerator as one step, to be looked at under the guards."""
        return linear(self.start, self.terms.values())

    @property
    def is_never(self) -> bool:
        return FALSE in self.guards

    def denominator(self, among: tuple[WholeStep, ...] | None = None) -> WholeStep:
        """The product of the run-time denominators (of some of them), without the divisor."""
        product: WholeStep = constant(1)
        for step in self.denominators if among is None else among:
            product = times(product, step)
        return product

    def whole(self) -> WholeStep:
        """The numerator under the guards, to be looked at anywhere."""
        return only_if(all_of(self.guards), self.numerator)


def exactly(value: Fraction) -> Quotient:
    return Quotient(value.numerator, divisor=value.denominator, low=value, high=value, affine=Affine(value))


NEVER = Quotient(0, guards=(FALSE,), affine=Affine(Fraction(0)))
"""A number that is always missing."""


def of_form(
    start: int,
    terms: Terms,
    divisor: int,
    denominators: tuple[WholeStep, ...],
    guards: tuple[TruthStep, ...],
    low: Fraction,
    high: Fraction,
) -> Quotient:
    """A quotient that shares nothing with others, as far as bounds are concerned."""
    name = (start, tuple((k, factor) for k, (factor, _) in terms.items()), divisor, tuple(map(key_of, denominators)))
    affine = Affine(Fraction(0), {name: (Fraction(1), low, high)})
    return simplified(Quotient(start, terms, divisor, denominators, guards, low, high, affine))


def of_step(
    step: WholeStep,
    divisor: int = 1,
    *,
    low: Fraction | None = None,
    high: Fraction | None = None,
    affine: Affine | None = None,
    guards: tuple[TruthStep, ...] = (),
    denominators: tuple[WholeStep, ...] = (),
) -> Quotient:
    """step / divisor; `low` and `high` where the value's ends are known better than from the step."""
    if isinstance(step, Constant) and not guards and not denominators:
        return exactly(Fraction(step.value, divisor))
    if isinstance(step, MissingWhole):
        return NEVER
    least = Fraction(step.low, divisor) if low is None else low
    most = Fraction(step.high, divisor) if high is None else high
    start, terms = form_of(step)
    found = of_form(start, terms, divisor, denominators, guards, least, most)
    return found if affine is None else replace(found, affine=affine)


def form_of(step: WholeStep) -> tuple[int, Terms]:
    """A step as start + terms."""
    if isinstance(step, Constant):
        return step.value, {}
    if isinstance(step, Linear):
        return step.constant, {key_of(inner): (factor, inner) for factor, inner in step.terms}
    return 0, {key_of(step): (1, step)}


def simplified(quotient: Quotient) -> Quotient:
    """Without a factor that is common to numerator and divisor."""
    common = content(quotient.start, (factor for factor, _ in quotient.terms.values()))
    common = content(common, [quotient.divisor])
    if common == 1:
        return quotient
    terms = {name: (factor // common, step) for name, (factor, step) in quotient.terms.items()}
    return Quotient(
        quotient.start // common,
        terms,
        quotient.divisor // common,
        quotient.denominators,
        quotient.guards,
        quotient.low,
        quotient.high,
        quotient.affine,
    )


def scaled(quotient: Quotient, factor: Fraction) -> Quotient:
    """The value times a constant that is not 0."""
    ends = sorted((quotient.low * factor, quotient.high * factor))
    terms = {name: (f * factor.numerator, step) for name, (f, step) in quotient.terms.items()}
    return simplified(
        Quotient(
            quotient.start * factor.numerator,
            terms,
            quotient.divisor * factor.denominator,
            quotient.denominators,
            quotient.guards,
            ends[0],
            ends[1],
            quotient.affine.scaled(factor) if quotient.affine else None,
        )
    )


def common_divisor(parts: Iterable[Quotient]) -> int:
    return lcm(*(part.divisor for part in parts))


def present_under(steps: Iterable[WholeStep], guards: tuple[TruthStep, ...]) -> tuple[TruthStep, ...]:
    """That none of some steps is missing, for each one truth that can be looked at anywhere; the
    steps themselves may need the guards."""
    return tuple(
        negate(is_missing(step if isinstance(step, _ANYWHERE) else only_if(all_of(guards), step)))
        for step in steps
        if step.may_be_missing
    )


def merged(*groups: tuple[TruthStep, ...]) -> tuple[TruthStep, ...]:
    """All guards, each once, in their order."""
    return tuple({guard: None for group in groups for guard in group})


def denominator_key(quotient: Quotient) -> tuple[Hashable, ...]:
    """Which run-time denominators a value has, whatever their order."""
    return tuple(sorted((key_of(step) for step in quotient.denominators), key=repr))
