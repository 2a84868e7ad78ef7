"""What is known already of items, and of lets, scores and aggregates, while a formula is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .answers import Possible, State
from .domains import Codes, Truths
from .numbers import Numbers

Value = Numbers | Truths | Codes


@dataclass(frozen=True, slots=True)
class Fixed:
    """Of some items in which states they can be, and of some things their one value.

    A thing without a value (None) is told apart from its items, and can be anything still.
    """

    items: Mapping[str, Possible] = field(default_factory=dict)
    things: Mapping[str, Value | None] = field(default_factory=dict)

    def also(self, items: Mapping[str, Possible], things: Mapping[str, Value | None] | None = None) -> Fixed:
        return Fixed({**self.items, **items}, {**self.things, **things} if things else self.things)

    def is_known(self, id: str) -> bool:
        """Whether it is known what is answered to an item."""
        return id in self.items and self.items[id].is_one

    def states(self, id: str) -> frozenset[State] | None:
        return self.items[id].states if id in self.items else None

    def value(self, id: str) -> Value | None:
        return self.things.get(id) if self.things else None


NOTHING = Fixed()
