"""A measure that has passed all checks, with what they found out about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from .expression import Expression
from .identity import hashes
from .measure import Item, Let, Measure, Score
from .names import Names
from .types import Type


@dataclass(frozen=True, slots=True)
class ItemKey:
    """How an item enters a score: `+`, `-` (reversed or subtracted), a weight, or a condition."""

    item: str
    key: str


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """What is known of a score without any answer.

    `low` and `high` are the lowest and highest value that can be reached (before `decimals`),
    None for a truth or a code; `step` the grid on which all values lie, None where there is none;
    `decimals` those of the reported number.  `exact` says that both ends can be reached.
    `items` are all distinct items it rests on, in the order of the form; `contexts` the ids of the
    contexts.
    """

    low: Fraction | None
    high: Fraction | None
    step: Fraction | None
    decimals: int
    exact: bool
    items: tuple[ItemKey, ...]
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckedMeasure:
    """The measure and the facts.  Only `check` makes one, and only of a measure without errors."""

    measure: Measure
    names: Names
    types: dict[Expression, Type]
    order: tuple[Let | Score, ...]
    """Lets and scores, each after all that it needs."""
    facts: Mapping[str, ScoreFacts]
    """Of each score by its id; worked out when it is first asked for."""
    plan: object = field(repr=False)
    """Bounds and divisions, for `lower` alone."""

    @cached_property
    def _hashes(self) -> tuple[str, str]:
        return hashes(self.measure)

    @property
    def definition(self) -> str:
        """`sha256-1:…` of the whole measure; worked out when it is first asked for."""
        return self._hashes[0]

    @property
    def scoring(self) -> str:
        """`sha256-1:…` of what decides about scores."""
        return self._hashes[1]

    def item(self, id: str) -> Item:
        thing = self.names.find(id)
        assert isinstance(thing, Item)
        return thing
