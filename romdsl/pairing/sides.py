"""A measure's things at the first and at the second of two occasions, under names of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from ..model.expression import And, Call, Expression, If, Missing, Name
from ..model.measure import Block, Field, Item, Let, Measure, Note, RowLet, Rows, Score, Slot
from ..model.renaming import Renaming

Side = Literal["from", "to"]
OTHER: dict[Side, Side] = {"from": "to", "to": "from"}
RAW = "_raw"
"""Behind the name of a field: its answer as it was given, whatever the other occasion says."""


def at(id: str, side: Side) -> str:
    """The name of a thing at one of the occasions."""
    return f"{id}__{side}"


@dataclass(frozen=True)
class AtSide:
    """The parts of a measure at one occasion."""

    measure: Measure
    side: Side

    @cached_property
    def names(self) -> dict[str, str]:
        """The new name of everything that a formula can name."""
        measure, side = self.measure, self.side
        found = {item.id: at(item.id, side) for item in measure.inputs}
        found |= {let.id: at(let.id, side) for let in measure.lets}
        found |= {score.id: at(score.id, side) for score in measure.scores}
        for block in measure.blocks:
            found |= {row.id: at(row.id, side) for row in block.rows} | {block.id: at(block.id, side)}
        found |= {form.id: at(form.id, side) for form in measure.forms}
        found |= {cat.id: at(cat.id, side) for cat in measure.cats}
        for rows in measure.rows:
            parts = (*(field.id for field in rows.fields), *(let.id for let in rows.lets))
            found |= {f"{rows.id}.{part}": f"{at(rows.id, side)}.{part}" for part in parts}
            found[rows.id] = at(rows.id, side)
            found |= {item.id: self.of_slot(item, item.slot) for item in rows.items if item.slot is not None}
        return found

    @property
    def other(self) -> AtSide:
        return AtSide(self.measure, OTHER[self.side])

    def of_slot(self, item: Item, slot: Slot) -> str:
        parts = (at(slot.rows, self.side), slot.row, slot.field)
        return "_".join(part for part in parts if part is not None)

    @cached_property
    def renaming(self) -> Renaming:
        return Renaming(self.names)

    def item(self, item: Item) -> Item:
        return replace(self.renaming.item(item), column=None, risk=None)

    def let(self, let: Let) -> Let:
        return self.renaming.let(let)

    def score(self, score: Score) -> Score:
        """The score with what its value and its caseness need; what is more than error is asked of the change.

        Of a bank's form it is a number as any other: what it says of the bank stands at each occasion.
        """
        bare = replace(
            score,
            reliable_change=(),
            clinical_cutoffs=(),
            comparable=(),
            replaces=None,
            form=None,
            linked_to=None,
            error_of=None,
        )
        return self.renaming.score(bare)

    @cached_property
    def contexts(self) -> tuple[Item, ...]:
        return tuple(self.item(context) for context in self.measure.contexts)

    @cached_property
    def parts(self) -> tuple[Block | Item | Note | Rows, ...]:
        return tuple(self._parts())

    def _parts(self) -> Iterator[Block | Item | Note | Rows]:
        for part in self.measure.parts:
            match part:
                case Item():
                    yield self.item(part)
                case Block():
                    yield self.block(part)
                case Rows():
                    yield self.rows(part)
                case Note():
                    pass

    def block(self, block: Block) -> Block:
        made = {item.id: self.item(item) for item in block.items}
        bare = replace(block, members=block.items, when=None)
        return self.renaming.block(bare, made)

    def rows(self, rows: Rows) -> Rows:
        """Rows of which those count that are there, and answered, at both occasions."""
        fields = tuple(field for each in rows.fields for field in (self.raw(each), self.shared(each)))
        lets = tuple(RowLet(each.id, tuple(self.let(let) for let in each.lets)) for each in rows.lets)
        there = tuple(self.item(item) for item in rows.there)
        return replace(rows, id=self.names[rows.id], fields=fields, lets=lets, there=there)

    def raw(self, field: Field) -> Field:
        """The items of a field, each asked as it is at this occasion in a row that is there at both."""
        return replace(field, id=field.id + RAW, items=tuple(self._raw(item) for item in field.items))

    def _raw(self, item: Item) -> Item:
        when = And((self._there_at_both(item), self._asked(item)))
        return replace(self.item(item), id=self.names[item.id] + RAW, when=when)

    def shared(self, field: Field) -> Field:
        """The items of a field, each left out where it was not answered at both occasions."""
        return replace(field, items=tuple(self._shared(item) for item in field.items))

    def _shared(self, item: Item) -> Item:
        sides = (self, self.other) if _asked_at_both(item) else (self,)
        answered = And(tuple(Call("answered", (Name(side.names[item.id] + RAW),)) for side in sides))
        there = self._there_at_both(item)
        if item.left_out_unless is not None:
            both = And((there, answered))
            return replace(self.item(item), when=If(both, self._asked(item), Missing()), left_out_unless=both)
        when = And((there, If(answered, self._asked(item), Missing())))
        return replace(self.item(item), when=when, left_out_unless=answered)

    def _asked(self, item: Item) -> Expression:
        """The condition of an item of a row, in the answers as they were given."""
        assert item.when is not None, "whether the row is there is a part of it"
        fields = [field for rows in self.measure.rows for field in rows.fields]
        given = {each.id: self.names[each.id] + RAW for field in fields for each in field.items}
        return Renaming({**self.names, **given}).formula(item.when)

    def _there_at_both(self, item: Item) -> Expression:
        assert item.slot is not None
        there = replace(item.slot, field=None)
        return And(tuple(Call("answered", (Name(side.of_slot(item, there)),)) for side in (self, self.other)))


def _asked_at_both(item: Item) -> bool:
    """Whether a field is rated each time; one that is asked at some occasions alone makes no row unlike."""
    return not item.at or item.carried
