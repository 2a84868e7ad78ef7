"""Builds blocks, and the grids that they are with columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...model.expression import And, Expression
from ...model.measure import Answer, Block, Cell, Column, Item, Note, Otherwise, Placed, Row
from ..parse import values
from .entry import Entry
from .items import Items, Presence
from .occasions import at_condition
from .values import check_words, read, read_flag, read_formula, read_id, read_text


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the items of a block take over."""

    answer: Answer | None
    when: Expression | None
    otherwise: Otherwise | None
    presence: Presence | None
    at: tuple[Placed[str], ...]

    def over(self, item: Item) -> Item:
        return replace(
            item,
            when=at_condition(() if item.at or item.carried else self.at, both(self.when, item.when)),
            at=item.at or self.at,
            otherwise=item.otherwise or self.otherwise or (Otherwise("left_out", span=item.span) if self.at else None),
            presence=item.presence or self.presence,
        )


def build_block(entry: Entry, items: Items) -> Block:
    """A block with its items, which take over its scale, condition and what it says of hidden items."""
    report = items.report
    check_words(entry, report)
    shared = _Shared(
        items.several(entry, items.answer(entry)),
        read_formula(entry.first("when"), report),
        read(entry.first("otherwise"), values.read_otherwise, report),
        items.presence(entry),
        read(entry.first("at"), values.read_names, report) or (),
    )
    across = entry.first("across")
    columns = read(across, values.read_columns, report) or ()
    members: list[Item | Note] = []
    rows: list[Row] = []
    for member in entry.all("item", "note"):
        if member.word.name == "note":
            members += items.note(member)
            continue
        item = shared.over(items.item(member, shared.answer))
        if across is None:
            members.append(item)
            continue
        cells = tuple(_cell(item, column) for column in columns)
        members += cells
        rows.append(Row(item.id, item.text, cells, span=item.span))
    return Block(
        read_id(entry, report),
        read_text(entry.first("text"), report),
        tuple(members),
        read_flag(entry.first("validated"), report),
        shared.when,
        columns,
        tuple(rows),
        span=entry.span,
    )


def count_items(entry: Entry) -> int:
    """How many items a block has, without making them."""
    across = entry.first("across")
    columns = 1 if across is None or across.value is None else across.value.text.count(",") + 1
    return len(entry.all("item")) * columns


def _cell(item: Item, column: Column) -> Item:
    """The item of one row and column; a name in data gets the column's name behind it, as the id does."""
    in_data = item.column
    if in_data is not None:
        in_data = Placed(f"{in_data.value}_{column.id}", span=in_data.span)
    return replace(
        item,
        id=f"{item.id}_{column.id}",
        text=Placed(f"{item.text.value}: {column.text}", span=item.text.span),
        column=in_data,
        cell=Cell(item.id, column.id, span=item.span),
    )


def both(block: Expression | None, own: Expression | None) -> Expression | None:
    if block is None or own is None:
        return own if block is None else block
    return And((block, own), span=own.span)
