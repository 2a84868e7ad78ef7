"""Sums, products and divisions of quotients, all exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor, lcm

from ....program import Constant, FirstWhole, MissingWhole, TruthStep, UseWhole, WholeStep
from .keys import key as key_of
from .named import NamedSteps
from .quotient import (
    NEVER,
    Quotient,
    Terms,
    add_affine,
    common_divisor,
    denominator_key,
    exactly,
    merged,
    of_form,
    of_step,
    present_under,
    scaled,
    simplified,
)
from .steps import (
    all_of,
    compare,
    constant,
    content,
    divide,
    extreme,
    if_whole,
    is_missing,
    linear,
    narrow,
    negate,
    only_if,
    times,
)

Share = Callable[[WholeStep], WholeStep]
"""Gives a step a name, so that it is worked out once and can be used several times."""

LIMIT = 2**53 - 1

# --- sums ------------------------------------------------------------------------------------


def add(parts: Sequence[Quotient]) -> Quotient:
    """The sum; equal terms are merged, and what cancels out still makes the sum missing."""
    if any(part.is_never for part in parts):
        return NEVER
    if len({denominator_key(part) for part in parts}) <= 1:
        return added(parts)
    crossed = added(over_all_denominators(parts))
    return min(added([to_constant_divisor(part) for part in parts]), crossed, key=size)


def size(quotient: Quotient) -> int:
    """The largest number that the quotient is made of."""
    step = quotient.numerator
    return max(abs(step.low), abs(step.high), quotient.divisor * quotient.denominator().high)


def added(parts: Sequence[Quotient]) -> Quotient:
    """The sum of values with the same run-time denominators."""
    divisor = common_divisor(parts)
    start = 0
    terms: dict[Hashable, tuple[int, WholeStep]] = {}
    for part in parts:
        factor = divisor // part.divisor
        start += part.start * factor
        for name, (count, step) in part.terms.items():
            before = terms[name][0] if name in terms else 0
            terms[name] = (before + count * factor, step)
    kept = {name: entry for name, entry in terms.items() if entry[0] != 0}
    low = sum((part.low for part in parts), Fraction(0))
    high = sum((part.high for part in parts), Fraction(0))
    affine = add_affine(part.affine for part in parts)
    if affine is not None:
        low, high = max(low, affine.bounds()[0]), min(high, affine.bounds()[1])
    guards = merged(*(part.guards for part in parts))
    guards = merged(guards, present_under((step for factor, step in terms.values() if factor == 0), guards))
    return simplified(Quotient(start, kept, divisor, parts[0].denominators, guards, low, high, affine))


def over_all_denominators(parts: Sequence[Quotient]) -> list[Quotient]:
    """The same values, each over all run-time denominators that one of them has."""
    steps = {key_of(step): step for part in parts for step in part.denominators}
    most: Counter[Hashable] = Counter()
    for part in parts:
        most |= Counter(map(key_of, part.denominators))
    together = tuple(steps[name] for name in most.elements())
    found = []
    for part in parts:
        start, terms = part.start, part.terms
        for name in (most - Counter(map(key_of, part.denominators))).elements():
            start, terms = times_form(start, terms, steps[name])
        found.append(replace(part, start=start, terms=terms, denominators=together))
    return found


def times_form(start: int, terms: Terms, factor: WholeStep) -> tuple[int, Terms]:
    """start + terms, times a step: as one product, but for a constant or a single term."""
    found: dict[Hashable, tuple[int, WholeStep]] = {}
    entries = list(terms.values())
    if len(entries) > 1:
        product = times(linear(start, entries), factor)
        return 0, {key_of(product): (1, product)}
    for count, step in entries:
        product = times(step, factor)
        found[key_of(product)] = (count, product)
    if start:
        found[key_of(factor)] = (start, factor)
    return 0, found


def to_constant_divisor(part: Quotient, named: NamedSteps | None = None) -> Quotient:
    """The value over a constant: divided, with nothing over, by its own denominators.  Where those
    can be too many numbers the constant is larger than `LIMIT`, which a fault speaks of."""
    if not part.denominators:
        return part
    shared = 1
    for step in part.denominators:
        own = 1
        for number in numbers_of(step, named):
            own = lcm(own, number)
            if own > LIMIT**2:
                break
        shared *= own
    numerator = linear(shared * part.start, [(shared * factor, step) for factor, step in part.terms.values()])
    low, high = ceil(part.low * part.divisor * shared), floor(part.high * part.divisor * shared)
    whole = divide(numerator, part.denominator(), "exact", low, max(low, high))
    return of_step(whole, part.divisor * shared, low=part.low, high=part.high, affine=part.affine, guards=part.guards)


def numbers_of(step: WholeStep, named: NamedSteps | None) -> Sequence[int]:
    """The numbers from 1 that a denominator can be: those that it chooses among, or all between its ends."""
    if isinstance(step, UseWhole) and named is not None:
        inner = named.definitions[step.name].step
        if isinstance(inner, FirstWhole):
            values = [value for _, value in inner.cases] + [inner.otherwise]
            if all(isinstance(value, Constant | MissingWhole) for value in values):
                return sorted({value.value for value in values if isinstance(value, Constant) and value.value >= 1})
    return range(max(step.low, 1), step.high + 1)


def subtract(left: Quotient, right: Quotient) -> Quotient:
    return add([left, scaled(right, Fraction(-1))])


# --- products --------------------------------------------------------------------------------


def multiply(left: Quotient, right: Quotient) -> Quotient:
    if left.is_never or right.is_never:
        return NEVER
    for one, other in ((left, right), (right, left)):
        if one.is_constant:
            value = Fraction(one.start, one.divisor)
            return scaled(other, value) if value else _nothing(other)
    common = [_content(side) for side in (left, right)]
    product = times(_divided(left, common[0]), _divided(right, common[1]))
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    found = of_step(
        product,
        left.divisor * right.divisor,
        low=min(corners) / (common[0] * common[1]),
        high=max(corners) / (common[0] * common[1]),
        guards=merged(left.guards, right.guards),
        denominators=(*left.denominators, *right.denominators),
    )
    return scaled(found, Fraction(common[0] * common[1]))


def _content(side: Quotient) -> int:
    return content(side.start, (factor for factor, _ in side.terms.values()))


def _divided(side: Quotient, number: int) -> WholeStep:
    return linear(side.start // number, [(factor // number, step) for factor, step in side.terms.values()])


def _nothing(value: Quotient) -> Quotient:
    """0 times a value: 0, but missing where the value is."""
    present = present_under((step for _, step in value.terms.values()), value.guards)
    return replace(exactly(Fraction(0)), guards=merged(value.guards, present))


# --- divisions -------------------------------------------------------------------------------


def divide_by(left: Quotient, right: Quotient, share: Share) -> Quotient:
    """left / right; missing where right is 0; the sign of right goes to the numerator."""
    is_nothing = right.numerator.low == right.numerator.high == 0
    if left.is_never or right.is_never or is_nothing:
        return NEVER
    if right.is_constant:
        return scaled(left, Fraction(right.divisor, right.start))
    if right.numerator.high <= 0:
        return divide_by(scaled(left, Fraction(-1)), scaled(right, Fraction(-1)), share)
    common = _content(right)
    below, upper = _divided(right, common), left
    guards = merged(left.guards, right.guards)
    if below.low < 1 or below.may_be_missing:
        named = share(only_if(all_of(right.guards), below))
        guards = merged(left.guards, (_not_zero(named),))
        below = narrow(named, 1, named.high)
        if named.low < 0:
            below = replace(extreme("most", [named, linear(0, [(-1, named)])]), low=1, may_be_missing=False)
            sign = if_whole(compare("<", named, constant(0)), constant(-1), constant(1))
            upper = multiply(left, of_step(sign))
    start, terms, kept = _over(upper, right)
    low, high = _division_bounds(left, right)
    factor = Fraction(right.divisor, common)
    return scaled(of_form(start, terms, upper.divisor, (*kept, below), guards, low / factor, high / factor), factor)


def _not_zero(named: WholeStep) -> TruthStep:
    """What must be true for a step to be divided by."""
    if named.low >= 1:
        return negate(is_missing(named))
    return compare(">=" if named.low >= 0 else "!=", named, constant(1 if named.low >= 0 else 0))


def _over(upper: Quotient, right: Quotient) -> tuple[int, Terms, tuple[WholeStep, ...]]:
    """The numerator times the denominators of what is divided by, those that cancel out apart."""
    lifted = Counter(map(key_of, right.denominators))
    kept = []
    for step in upper.denominators:
        if lifted[key_of(step)]:
            lifted[key_of(step)] -= 1
        else:
            kept.append(step)
    start, terms = upper.start, upper.terms
    for step in right.denominators:
        if lifted[key_of(step)]:
            lifted[key_of(step)] -= 1
            start, terms = times_form(start, terms, step)
    return start, terms, tuple(kept)


def _division_bounds(left: Quotient, right: Quotient) -> tuple[Fraction, Fraction]:
    """What left / right lies between; what is divided by is 1 / (divisor * denominators) or more from 0."""
    least = Fraction(_content(right), right.divisor * right.denominator().high)
    ends = []
    if right.high > 0:
        ends += [max(right.low, least), max(right.high, least)]
    if right.low < 0:
        ends += [right.low, min(right.high, -least)]
    corners = [a / b for a in (left.low, left.high) for b in ends]
    return min(corners), max(corners)
