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
from .domains import CODES, NUMBERS, TRUTHS, Domain, Truths
from .fixed import NOTHING, Fixed, Value
from .numbers import Numbers
from .parts import Look, Part

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
    items = set(formulas.items_of(thing.value, Scope(thing.missing)))
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


def values_given(thing: Let | Score, formulas: Formulas, given: Sequence[Given]) -> Value:
    """All that a let or score can be; of a real number that is reported, what is reported."""
    is_named = formulas.names.find(thing.id) is thing
    domain: Domain[Any] = _DOMAINS.get(formulas.kind_of_value(thing), NUMBERS)
    look: Look = thing if is_named else (thing.value, Scope(thing.missing))
    items = formulas.items_of(thing.value, Scope(thing.missing))
    value: Part[Any] = Part(items, lambda fixed: _value(thing, is_named, formulas, fixed), look)
    if not given:
        return value.evaluate(NOTHING)  # type: ignore[no-any-return]

    def one(found: list[Any]) -> Any:
        can_be = all(truths & each.allowed for truths, each in zip(found[1:], given, strict=True))
        return found[0] if can_be else domain.nothing

    parts = [value, *(formulas.truth_part(each.condition, Scope()) for each in given)]
    return formulas.jointly(parts, NOTHING, one, domain.united)  # type: ignore[no-any-return]


def _value(thing: Let | Score, is_named: bool, formulas: Formulas, fixed: Fixed) -> Value:
    if not is_named:
        return formulas.anything(thing.value, Scope(thing.missing), fixed)
    found = formulas.of_thing(thing, fixed)
    if isinstance(thing, Score) and isinstance(found, Numbers) and formulas.kind_of_value(thing) is Type.REAL:
        return reals.rounded(found, thing.decimals.value if thing.decimals is not None else 0, "half away")
    return found
