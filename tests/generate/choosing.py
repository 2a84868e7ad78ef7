"""Small choices, drawn so that Hypothesis can repeat and shrink them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]


class Chooser:
    """Draws one thing after the other; the first of a list is the simplest."""

    def __init__(self, whole: Callable[[int, int], int]) -> None:
        self.whole = whole
        """A whole number from the one to the other."""

    @staticmethod
    def drawn(draw: Draw) -> Chooser:
        """Choices of Hypothesis."""
        return Chooser(lambda low, high: int(draw(st.integers(low, high))))

    @staticmethod
    def random(seed: int) -> Chooser:
        """The same choices for the same seed, more various than those of Hypothesis."""
        return Chooser(Random(seed).randint)

    def pick(self, things: Sequence[T]) -> T:
        return things[self.whole(0, len(things) - 1)]

    def chance(self, percent: int) -> bool:
        return self.whole(0, 99) >= 100 - percent

    def some(self, things: Sequence[T], least: int, most: int) -> list[T]:
        """Some of the things, in their order."""
        number = self.whole(min(least, len(things)), min(most, len(things)))
        left = list(range(len(things)))
        kept = [left.pop(self.whole(0, len(left) - 1)) for _ in range(number)]
        return [things[index] for index in sorted(kept)]
