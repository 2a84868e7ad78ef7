"""On which grid a value lies, and how many decimals it can need."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import gcd, lcm, prod

from ....program import (
    Constant,
    Divide,
    FirstWhole,
    If,
    ItemScore,
    Linear,
    ListStep,
    LookUp,
    MissingWhole,
    OnlyIf,
    Times,
    Total,
    UseWhole,
    WholeStep,
)
from .arithmetic import numbers_of
from .keys import key
from .named import NamedSteps
from .quotient import Quotient
from .steps import content

_MOST_COMBINATIONS = 20_000
_MOST_DIVISORS = 200
_WITH_FACTORS = (ItemScore, LookUp, FirstWhole, If, Times, Linear, OnlyIf, Total, Divide)
_ON_A_GRID = (ItemScore, LookUp, FirstWhole, Linear, Total, OnlyIf)


def spacing(value: Quotient, named: NamedSteps) -> Fraction | None:
    """A number of which all distances between values are multiples; None where none is known."""
    if value.is_never or not value.terms and not value.denominators:
        return None
    parts = [factor * _lattice(step, named) for factor, step in value.terms.values()]
    if not value.denominators:
        return Fraction(content(0, parts), value.divisor)
    numbers = [numbers_of(step, named) for step in value.denominators]
    if any(len(some) > _MOST_DIVISORS for some in numbers):
        return None
    shared = lcm(*(number for some in numbers for number in some))
    parts.append(value.start)
    return Fraction(gcd(*parts), value.divisor * shared)


def _lattice(step: WholeStep, named: NamedSteps) -> int:
    """A whole number of which all distances between values of a step are multiples."""
    match step:
        case ItemScore() | FirstWhole() | LookUp() if numbers := listed(step):
            return content(0, (number - numbers[0] for number in numbers))
        case UseWhole(name):
            inner = named.definitions[name].step
            return _lattice(inner, named) if isinstance(inner, _ON_A_GRID) else 1
        case Linear(_, terms):
            return content(0, (factor * _lattice(inner, named) for factor, inner in terms))
        case OnlyIf(_, value):
            return _lattice(value, named)
        case Total(steps):
            return content(0, (score for element in _elements(steps, named) for score in _scores(element)))
        case _:
            return 1


def _elements(steps: ListStep, named: NamedSteps) -> tuple[WholeStep, ...]:
    return named.elements_of(steps)


def _scores(element: WholeStep) -> tuple[int, ...]:
    return listed(element) or (1,)


def decimals_needed(value: Quotient, named: NamedSteps) -> tuple[int, int]:
    """How many decimals the value can need, and a divisor with which it does not end (0: none)."""
    each = [numbers_of(step, named) for step in value.denominators]
    if prod(map(len, each)) > _MOST_COMBINATIONS:
        return 0, value.denominators[0].high
    most = 0
    for numbers in product(*each):
        divisor = value.divisor
        for number in numbers:
            divisor *= number
        divisor //= gcd(divisor, _common_factor(value, numbers, named))
        places = _places(divisor)
        if places is None:
            return 0, divisor
        most = max(most, places)
    return most, 0


def _common_factor(value: Quotient, numbers: Sequence[int], named: NamedSteps) -> int:
    """What divides every numerator when the denominators are these numbers: where a term holds a
    denominator, as `x` does in `p / answered + x`, its number counts."""
    known = {key(step): number for step, number in zip(value.denominators, numbers, strict=True)}
    start = value.start
    factors: list[int] = []
    for factor, step in value.terms.values():
        if key(step) in known:
            start += factor * known[key(step)]
        else:
            factors.append(factor * _divides(step, known, named))
    return content(start, factors)


def _divides(step: WholeStep, known: Mapping[Hashable, int], named: NamedSteps) -> int:
    """A number that divides every value of a step."""
    if key(step) in known:
        return known[key(step)]
    match step:
        case ItemScore() | LookUp():
            return content(0, listed(step))
        case FirstWhole(cases, otherwise):
            return content(0, (_divided(value, known, named) for value in (*(value for _, value in cases), otherwise)))
        case If(_, then, otherwise):
            return content(0, (_divided(value, known, named) for value in (then, otherwise)))
        case Times(left, right):
            return _divides(left, known, named) * _divides(right, known, named)
        case Linear(constant, terms):
            return content(constant, (factor * _divides(inner, known, named) for factor, inner in terms))
        case OnlyIf(_, value):
            return _divides(value, known, named)
        case Total(steps):
            return content(0, (score for element in _elements(steps, named) for score in _scores(element)))
        case Divide(numerator, denominator, "exact") if 1 <= denominator.high <= _MOST_DIVISORS:
            whole = _divides(numerator, known, named)
            divisors = range(max(denominator.low, 1), denominator.high + 1)
            return gcd(*(whole // gcd(whole, divisor) for divisor in divisors))
        case UseWhole(name):
            inner = named.definitions[name].step
            return _divides(inner, known, named) if isinstance(inner, _WITH_FACTORS) else 1
        case _:
            return 1


def _divided(step: WholeStep, known: Mapping[Hashable, int], named: NamedSteps) -> int:
    """The same of one value of several; what is missing has no say."""
    match step:
        case Constant(value):
            return value
        case MissingWhole():
            return 0
        case _:
            return _divides(step, known, named)


def listed(step: WholeStep) -> tuple[int, ...]:
    """All values of a step, where it lists them; empty where it does not."""
    match step:
        case ItemScore(_, table):
            return tuple(score for _, score in table)
        case LookUp(_, rows):
            return tuple({value: None for _, value in rows})
        case FirstWhole(cases, otherwise):
            values = [
                value for value in (*(value for _, value in cases), otherwise) if not isinstance(value, MissingWhole)
            ]
            numbers = [value.value for value in values if isinstance(value, Constant)]
            return tuple(numbers) if len(numbers) == len(values) else ()
        case _:
            return ()


def _places(divisor: int) -> int | None:
    """The decimals of 1 / divisor; None where it does not end."""
    counts = []
    for prime in (2, 5):
        count = 0
        while divisor % prime == 0:
            divisor, count = divisor // prime, count + 1
        counts.append(count)
    return max(counts) if divisor == 1 else None
