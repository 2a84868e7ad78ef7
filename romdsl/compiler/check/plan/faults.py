"""What stands in the way of a plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from ....source import Span


@dataclass(frozen=True, slots=True)
class PlanFault:
    """Why a value cannot be planned.  Kinds and their words:

    leaves-exact-range (id, number: the largest number on the way, limit: 2^53) ·
    decimals-not-said (id, divisor: with which it does not end, or needed: more than 6 decimals) ·
    leaves-real-range (id, formula: the part, side: `large` or `small`, near: the divisor that comes
    near 0, or empty): a part can be too large for a real number, or too near to 0 without being 0 ·
    real-too-large-to-round (id, formula, number: how large it can be, decimals: to which it is
    rounded, limit: 2^26, near)
    """

    kind: str
    span: Span
    words: dict[str, str] = field(default_factory=dict)
