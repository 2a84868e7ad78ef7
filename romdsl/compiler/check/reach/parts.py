"""Parts of a formula, and what they look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ....model.expression import Call, Expression, MissingRule
from ....model.names import Names
from ..plan.elements import Element, Scope, Thing
from .answers import Answers
from .fixed import Fixed, Value
from .sharing import NO_IDS, Sharing

Look = tuple[Expression, Scope] | tuple[Call, Element] | Thing
"""A formula where it stands, an element of an aggregate, or a thing."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One of several parts: the items that decide about it, how it is worked out, and what it looks at."""

    items: frozenset[str]
    evaluate: Callable[[Fixed], T]
    look: Look


class Looking(Sharing):
    """What a part hangs on; what stands in it is worked out by `Formulas`."""

    def __init__(self, names: Names, answers: Answers) -> None:
        super().__init__(names)
        self.answers = answers

    def anything(self, node: Expression, scope: Scope, fixed: Fixed) -> Value:
        """All that a formula of any kind can be."""
        raise NotImplementedError

    def outcome(self, call: Call, element: Element, fixed: Fixed) -> Any:
        """All that an element of an aggregate can be."""
        raise NotImplementedError

    def elements(self, call: Call, around: MissingRule | None) -> tuple[Element, ...]:
        raise NotImplementedError

    def items_of_part(self, part: Part[Any], beside: frozenset[str]) -> frozenset[str]:
        """The items that decide about a part, but for those that it sees through certain things alone."""
        if not beside:
            return part.items
        if not isinstance(part.look, tuple):
            return self.items_of_thing(part.look, beside)
        return NO_IDS.union(*(self.items_of(node, scope, beside) for node, scope in formulas_of(part.look)))

    def behind_part(self, part: Part[Any]) -> frozenset[str]:
        if not isinstance(part.look, tuple):
            return self.behind_thing(part.look)
        return NO_IDS.union(*(self.behind(node, scope) for node, scope in formulas_of(part.look)))

    def wide_in_part(self, part: Part[Any]) -> frozenset[str]:
        if not isinstance(part.look, tuple):
            return self.wide_in_thing(part.look)
        return NO_IDS.union(*(self.wide_in(node, scope) for node, scope in formulas_of(part.look)))


def formulas_of(look: tuple[Expression, Scope] | tuple[Call, Element]) -> list[tuple[Expression, Scope]]:
    """The formulas that are looked at: of an element its value, and its weight where it is one of a pair."""
    if isinstance(look[1], Scope):
        return [(look[0], look[1])]
    element = look[1]
    formulas = (element.formula,) if element.weight is None else (element.formula, element.weight)
    return [(formula, element.scope) for formula in formulas]
