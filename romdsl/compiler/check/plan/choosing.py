"""Comparing, rounding and choosing quotients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from ....model.expression import Interval
from ....program import Operator, TruthStep, Way, WholeStep
from .arithmetic import LIMIT, add, added, over_all_denominators, size
from .keys import key as key_of
from .quotient import NEVER, Quotient, denominator_key, exactly, form_of, of_form, of_step, present_under, scaled
from .steps import (
    FALSE,
    MIRRORED,
    MISSING_TRUTH,
    TRUE,
    all_of,
    compare,
    constant,
    content,
    extreme,
    if_truth,
    if_whole,
    is_missing,
    is_true,
    linear,
    negate,
    only_truth_if,
)
from .steps import divide as divide_steps

# --- comparing -------------------------------------------------------------------------------


def compared(operator: Operator, left: Quotient, right: Quotient) -> TruthStep:
    """Whether left and right compare so: one comparison of whole numbers; missing where a side is."""
    if left.is_never or right.is_never:
        return MISSING_TRUTH
    sides = [left, scaled(right, Fraction(-1))]
    difference = added(over_all_denominators(sides))
    if size(difference) > LIMIT:
        difference = add(sides)
    return only_truth_if(all_of(difference.guards), _against_nothing(operator, difference))


def _against_nothing(operator: Operator, difference: Quotient) -> TruthStep:
    """Whether the numerator compares so with 0: what is positive on the left, the rest on the right."""
    terms = list(difference.terms.values())
    if not terms:
        return compare(operator, constant(difference.start), constant(0))
    common = content(0, (factor for factor, _ in terms))
    edge = Fraction(-difference.start, common)
    if terms[0][0] < 0:
        operator, edge, common = MIRRORED[operator], -edge, -common
    above = [(factor // common, step) for factor, step in terms if factor // common > 0]
    below = [(-factor // common, step) for factor, step in terms if factor // common < 0]
    left = linear(0, above)
    if edge.denominator == 1:
        return compare(operator, left, linear(int(edge), below))
    if operator in ("=", "!="):
        present = all_of(negate(is_missing(step)) for step in (left, *(step for _, step in below)))
        return only_truth_if(present, TRUE if operator == "!=" else FALSE)
    upwards = operator in (">", ">=")
    return compare(">=" if upwards else "<=", left, linear(ceil(edge) if upwards else floor(edge), below))


def inside(value: Quotient, interval: Interval) -> TruthStep:
    """Whether the value lies in the interval; missing where the value is."""
    if value.is_never:
        return MISSING_TRUTH
    if interval.low is not None and interval.low == interval.high:
        return compared("=", value, exactly(interval.low))
    parts = []
    if interval.low is not None:
        parts.append(compared(">" if interval.low_open else ">=", value, exactly(interval.low)))
    if interval.high is not None:
        parts.append(compared("<" if interval.high_open else "<=", value, exactly(interval.high)))
    return all_of(parts) if parts else only_truth_if(present(value), TRUE)


def present(value: Quotient) -> TruthStep:
    """Whether the value is there; never missing."""
    steps = (step for _, step in value.terms.values())
    return all_of([*map(is_true, value.guards), *present_under(steps, value.guards)])


# --- rounding --------------------------------------------------------------------------------

_WHOLE: dict[Way, Callable[[Fraction], int]] = {
    "exact": floor,
    "floor": floor,
    "ceil": ceil,
    "half away": lambda value: floor(abs(value) + Fraction(1, 2)) * (-1 if value < 0 else 1),
    "half even": round,
}


def rounded(value: Quotient, digits: int, way: Way) -> Quotient:
    """The value on the grid of 10 ** -digits: one division, or none where it lies there anyway."""
    grid = 10**digits
    upper = scaled(value, Fraction(grid))
    if value.is_never or (upper.divisor == 1 and not upper.denominators):
        return value
    low, high = _WHOLE[way](upper.low), _WHOLE[way](upper.high)
    if not upper.terms and not upper.denominators:
        return replace(exactly(Fraction(low, grid)), guards=value.guards)
    below = linear(0, [(upper.divisor, upper.denominator())])
    step = divide_steps(upper.numerator, below, way, low, high)
    return of_step(step, grid, low=Fraction(low, grid), high=Fraction(high, grid), guards=value.guards)


def absolute(value: Quotient) -> Quotient:
    if value.low >= 0 or value.is_never:
        return value
    if value.high <= 0:
        return scaled(value, Fraction(-1))
    numerator = value.numerator
    step = extreme("most", [numerator, linear(-value.start, [(-f, s) for f, s in value.terms.values()])])
    return of_step(
        replace(step, low=max(step.low, 0)),
        value.divisor,
        low=Fraction(0),
        high=max(-value.low, value.high),
        guards=value.guards,
        denominators=value.denominators,
    )


# --- choosing --------------------------------------------------------------------------------


def chosen(condition: TruthStep, then: Quotient, otherwise: Quotient) -> Quotient:
    """One of two values; missing where the condition is.  The condition is used several times."""
    if condition in (TRUE, FALSE):
        return then if condition == TRUE else otherwise
    if condition == MISSING_TRUTH or (then.is_never and otherwise.is_never):
        return NEVER
    guard = if_truth(condition, all_of(then.guards), all_of(otherwise.guards))
    if then.is_never or otherwise.is_never:
        return replace(otherwise if then.is_never else then, guards=(guard,))
    if _says_only(guard, condition):
        guard = negate(is_missing(condition))
    low, high = min(then.low, otherwise.low), max(then.high, otherwise.high)
    if denominator_key(then) == denominator_key(otherwise):
        over = lcm(then.divisor, otherwise.divisor)
        step = if_whole(condition, _numerator_over(then, over), _numerator_over(otherwise, over))
        kept = () if guard == TRUE else (guard,)
        return of_form(*form_of(step), over, _widened(then, otherwise), kept, low, high)
    common = gcd(then.divisor, otherwise.divisor)
    step = if_whole(condition, then.numerator, otherwise.numerator)
    parts = [linear(0, [(side.divisor // common, side.denominator())]) for side in (then, otherwise)]
    below = replace(if_whole(condition, parts[0], parts[1]), may_be_missing=False)
    return of_form(*form_of(step), common, (below,), (guard,), low, high)


def _widened(then: Quotient, otherwise: Quotient) -> tuple[WholeStep, ...]:
    """The denominators of both, with bounds that hold for both."""
    others = {key_of(step): step for step in otherwise.denominators}
    found: list[WholeStep] = []
    for step in then.denominators:
        other = others[key_of(step)]
        found.append(replace(step, low=min(step.low, other.low), high=max(step.high, other.high)))
    return tuple(found)


def _numerator_over(side: Quotient, divisor: int) -> WholeStep:
    factor = divisor // side.divisor
    return linear(side.start * factor, [(factor * count, step) for count, step in side.terms.values()])


def _says_only(guard: TruthStep, condition: TruthStep) -> bool:
    """Whether the guard is true of both branches: then only the condition itself may be missing."""
    return guard == if_truth(condition, TRUE, TRUE)
