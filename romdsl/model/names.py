"""Which name stands for what, and what items a set of names holds."""

from __future__ import annotations

from dataclasses import dataclass

from .expression import Expression, Name, NameRange, Several
from .measure import Block, Item, Let, Measure, Score

Named = Item | Block | Let | Score


@dataclass(frozen=True)
class Names:
    """The one namespace of a measure: ids without regard to case, as formulas write them.

    Where two things have one id the first is meant; a rule says so.
    """

    by_id: dict[str, Named]
    items: tuple[Item, ...]
    place: dict[str, int]

    @staticmethod
    def of(measure: Measure) -> Names:
        by_id: dict[str, Named] = {}
        things: list[Named] = [*measure.items, *measure.blocks, *measure.lets, *measure.scores]
        for thing in things:
            by_id.setdefault(thing.id, thing)
        items = measure.items
        place: dict[str, int] = {}
        for index, item in enumerate(items):
            place.setdefault(item.id, index)
        return Names(by_id, items, place)

    def find(self, id: str) -> Named | None:
        return self.by_id.get(id)

    def is_set(self, expression: Expression) -> bool:
        """Whether an expression stands for several things, which only an aggregate can take."""
        match expression:
            case Several() | NameRange():
                return True
            case Name(id):
                return isinstance(self.find(id), Block)
            case _:
                return False

    def members(self, target: Expression) -> tuple[Item | Let | Score, ...]:
        """What a name, a range or brackets of names hold, in written order, each once.

        Unknown names and ranges that run backwards hold nothing here; rules speak of them.
        """
        found: dict[str, Item | Let | Score] = {}
        self._collect(target, found)
        return tuple(found.values())

    def _collect(self, target: Expression, found: dict[str, Item | Let | Score]) -> None:
        match target:
            case Name(id):
                thing = self.find(id)
                if isinstance(thing, Block):
                    for item in thing.items:
                        found.setdefault(item.id, item)
                elif thing is not None:
                    found.setdefault(thing.id, thing)
            case NameRange(first, last):
                start, end = self.place.get(first.id), self.place.get(last.id)
                if start is not None and end is not None:
                    for item in self.items[start : end + 1]:
                        found.setdefault(item.id, item)
            case Several(parts):
                for part in parts:
                    self._collect(part, found)
            case _:
                pass
