"""What a let or score can be where certain conditions hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....model.expression import Expression
from ....model.measure import Let, Measure, Score
from ....model.types import Type
from ..plan.elements import Scope
from . import reals
from .domains import CODES, NUMBERS, TRUTHS, Codes, Domain, Truths
from .jointly import Fixed, Part
from .numbers import Numbers

if TYPE_CHECKING:
    from .formulas import Formulas

NOT_FALSE = frozenset((True, None))
_DOMAINS: dict[Type, Domain[Any]] = {Type.TRUTH: TRUTHS, Type.CODE: CODES}


@dataclass(frozen=True, slots=True)
class Given:
    """A condition, and what it may be."""

    condition: Expression
    allowed: Truths


def refusing(thing: Let | Score, when: Expression | None, measure: Measure, formulas: Formulas) -> list[Given]:
    """The checks that refuse some of the answers on which a let or score rests, or on which such a check rests."""
    checks = {check.id: check for check in measure.checks if not check.warning}
    items = set(formulas.items_of_value(thing))
    items |= formulas.items_of(when, Scope()) if when is not None else set()
    found: list[Given] = []
    while True:
        here = [check for check in checks.values() if not items.isdisjoint(formulas.items_of(check.that, Scope()))]
        if not here:
            return found
        for check in here:
            items |= formulas.items_of(check.that, Scope())
            found.append(Given(check.that, NOT_FALSE))
            del checks[check.id]


def values_given(thing: Let | Score, formulas: Formulas, given: Sequence[Given]) -> Numbers | Truths | Codes:
    """All that a let or score can be; of a real number that is reported, what is reported."""
    kind = formulas.kind_of_value(thing)
    domain: Domain[Any] = _DOMAINS.get(kind, NUMBERS)
    value: Part[Any] = Part(formulas.items_of_value(thing), lambda fixed: _value(thing, kind, formulas, fixed), thing)
    if not given:
        return value.evaluate({})  # type: ignore[no-any-return]

    def one(found: list[Any]) -> Any:
        can_be = all(truths & each.allowed for truths, each in zip(found[1:], given, strict=True))
        return found[0] if can_be else domain.nothing

    parts = [value, *(formulas.truth_part(each.condition, Scope()) for each in given)]
    return formulas.jointly(parts, {}, one, domain.united)  # type: ignore[no-any-return]


def _value(thing: Let | Score, kind: Type, formulas: Formulas, fixed: Fixed) -> Numbers | Truths | Codes:
    scope = Scope(thing.missing)
    if kind in (Type.TRUTH, Type.CODE):
        return formulas.anything(thing.value, scope, fixed)
    found = formulas.value_anew(thing, fixed)
    if kind is Type.REAL and isinstance(thing, Score):
        digits = thing.decimals.value if thing.decimals is not None else 0
        return reals.rounded(found, digits, "half away")
    return found
