"""Which items of a bank a form or an adaptive test may take: `where grade <= 4 and not dif includes age`."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import get_args

from .expression import And, Comparison, Expression, Includes, InInterval, Is, Name, Not, Number, Or
from .measure import Calibration, Item, ItemStatus

LISTS = ("tags", "languages", "dif", "enemies")
NUMBERS = ("grade",)
STATUS = "status"
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class NoFilter(Exception):
    """A part of a formula that says nothing of an item; `part` is it."""

    def __init__(self, part: Expression) -> None:
        super().__init__(part)
        self.part = part


def passes(item: Item, where: Expression | None) -> bool:
    """Whether an item may be taken; one without the grade that is asked for may not.  Raises NoFilter."""
    return where is None or _holds(where, item.calibration or Calibration())


def _holds(node: Expression, known: Calibration) -> bool:
    match node:
        case And(parts):
            held = [_holds(part, known) for part in parts]  # all of them, so that each is looked at
            return all(held)
        case Or(parts):
            held = [_holds(part, known) for part in parts]
            return any(held)
        case Not(value):
            return not _holds(value, known)
        case Comparison(sign, left, right):
            first, second = _number(left, known), _number(right, known)
            return first is not None and second is not None and _COMPARE[sign](first, second)
        case InInterval(Name("grade"), interval):
            return known.grade is not None and Fraction(known.grade.value) in interval
        case Includes(Name(what), codes) if what in LISTS:
            return not set(codes).isdisjoint(_values(known, what))
        case Is(Name(what), code, negated) if what in LISTS:
            return (code in _values(known, what)) != negated
        case Is(Name(what), code, negated) if what == STATUS and code in get_args(ItemStatus):
            return (code == known.standing) != negated
        case _:
            raise NoFilter(node)


def _number(node: Expression, known: Calibration) -> Fraction | None:
    match node:
        case Number(value):
            return value
        case Name("grade"):
            return Fraction(known.grade.value) if known.grade is not None else None
        case _:
            raise NoFilter(node)


def _values(known: Calibration, what: str) -> set[str]:
    return {placed.value for placed in getattr(known, what)}
