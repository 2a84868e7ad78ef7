"""The steps of a scale."""

from __future__ import annotations

from fractions import Fraction


def nice_step(span: Fraction) -> Fraction:
    """1, 2 or 5 times a power of ten, so that a span has two to five steps."""
    step = Fraction(1)
    if span <= 0:
        return step
    while step * 5 < span:
        step *= 10
    while step / 10 * 5 >= span:
        step /= 10
    return next(step * part for part in (Fraction(1, 5), Fraction(1, 2), Fraction(1)) if step * part * 5 >= span)
