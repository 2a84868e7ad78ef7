"""Which name stands for what, and what items a set of names holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from .calibrated import Calibrated, calibrated
from .expression import Expression, Name, NameRange, Several, children
from .measure import Block, Cat, Field, Form, Item, Let, Measure, Row, RowLet, Rows, Score

Named = Item | Block | Row | Rows | Field | RowLet | Let | Score | Form | Cat


@dataclass(frozen=True)
class Names:
    """The one namespace of a measure: ids without regard to case, as formulas write them.

    Where two things have one id the first is meant; a rule says so.
    """

    by_id: dict[str, Named]
    items: tuple[Item, ...]
    place: dict[str, int]
    contexts: frozenset[str] = frozenset()
    """The ids of the contexts, and of what says whether a row is there: they are no items of a range,
    and nobody counts whether they are answered."""
    rows: tuple[Rows, ...] = ()
    calibrated: dict[str, Calibrated] = field(default_factory=dict)
    """What an `eap` rests on, by the id of its form, adaptive test or bank."""

    @staticmethod
    def of(measure: Measure) -> Names:
        by_id: dict[str, Named] = {}
        things: list[Named] = [*measure.inputs, *measure.blocks, *measure.lets, *measure.scores]
        things += [row for block in measure.blocks for row in block.rows]
        things.extend((*measure.rows, *measure.forms, *measure.cats))
        for thing in things:
            by_id.setdefault(thing.id, thing)
        for rows in measure.rows:
            by_id |= {f"{rows.id}.{field.id}": field for field in rows.fields}
            by_id |= {f"{rows.id}.{let.id}": let for let in rows.lets}
        contexts = frozenset(context.id for context in measure.contexts)
        there = frozenset(item.id for rows in measure.rows for item in rows.there)
        items = tuple(item for item in measure.items if item.id not in there)
        place: dict[str, int] = {}
        for index, item in enumerate(items):
            place.setdefault(item.id, index)
        return Names(by_id, items, place, contexts | there, measure.rows, calibrated(measure))

    def find(self, id: str) -> Named | None:
        return self.by_id.get(id)

    def is_set(self, expression: Expression) -> bool:
        """Whether an expression stands for several things, which only an aggregate can take."""
        match expression:
            case Several() | NameRange():
                return True
            case Name(id):
                return isinstance(self.find(id), Block | Row | Rows | Field | RowLet | Form | Cat)
            case _:
                return False

    def elements(self, target: Expression) -> tuple[Item | Let | Score, ...]:
        """What a name, a range or brackets of names hold, in written order; a thing named twice is there twice.

        Unknown names and ranges that run backwards hold nothing here; rules speak of them.
        """
        match target:
            case Name(id):
                thing = self.find(id)
                return self._scored(thing) if isinstance(thing, Form | Cat | Block) else _held(thing)
            case NameRange(first, last):
                start, end = self.place.get(first.id), self.place.get(last.id)
                return () if start is None or end is None else self.items[start : end + 1]
            case Several(parts):
                return tuple(thing for part in parts for thing in self.elements(part))
            case _:
                return ()

    def _scored(self, thing: Form | Cat | Block) -> tuple[Item, ...]:
        """The scored items of a form, adaptive test or bank, so no pilot items; all of any other block."""
        found = self.calibrated.get(thing.id)
        if found is not None:
            return found.items
        return thing.items if isinstance(thing, Block) else ()

    def deciding(self, member: Item | Let | Score) -> tuple[Item, ...]:
        """The items that decide whether an element is expected: the item itself; of a row's let those of that
        row that it names."""
        if isinstance(member, Item):
            return (member,)
        rows = next((each for each in self.rows for let in each.lets if member in let.lets), None)
        if rows is None or isinstance(member, Score):
            return ()
        found: list[Item] = []
        waiting = [member.value]
        while waiting:
            node = waiting.pop()
            thing = self.find(node.id) if isinstance(node, Name) else None
            if isinstance(thing, Item) and thing.slot is not None:
                found.append(thing)
            elif isinstance(thing, Let):
                waiting.append(thing.value)
            else:
                waiting += children(node)
        return tuple(found)

    def members(self, target: Expression) -> tuple[Item | Let | Score, ...]:
        """The same, each thing once."""
        return tuple({thing.id: thing for thing in self.elements(target)}.values())


def _held(thing: Item | Row | Rows | Field | RowLet | Let | Score | None) -> tuple[Item | Let | Score, ...]:
    """What a name holds: `goals` whether each row is there, `goals.progress` the items of a field."""
    match thing:
        case None:
            return ()
        case Row() | Field():
            return thing.items
        case Rows():
            return thing.there
        case RowLet():
            return thing.lets
        case _:
            return (thing,)
