"""Builds rows of a person's own words: each field becomes an item a row."""

from __future__ import annotations

import re
from dataclasses import replace

from ...model.expression import Call, Expression, If, Missing, Name
from ...model.measure import Column, Field, Item, Let, Otherwise, Placed, RowLet, Rows, Slot, YesNo
from ...model.renamed import renamed
from ..parse import rules, values
from .blocks import both
from .entry import Entry
from .items import Items
from .occasions import at_condition
from .scores import build_let
from .values import check_words, read, read_flag, read_formula, read_id, read_text

MOST_ROWS = 50
_DIGIT = re.compile(r"\d", re.ASCII)


class OwnRows:
    """Builds the rows of a measure; knows the shared scales."""

    def __init__(self, items: Items) -> None:
        self.items, self.report = items, items.report

    def rows(self, entry: Entry) -> Rows:
        """Rows with their fields, and a value on the way for each row."""
        report = self.report
        check_words(entry, report)
        id = read_id(entry, report)
        positions: tuple[Column, ...] = read(entry.first("positions"), values.read_columns, report) or ()
        low, high = self.ends(entry, positions)
        shared = read_flag(entry.first("shared"), report)
        if shared and read_flag(entry.first("private"), report):
            finding = rules.WORD_OUT_OF_PLACE.at(entry.span, "These rows are both private and shared.", help="keep one")
            report.add(finding)
        otherwise = self.items.otherwise(entry) or Otherwise("left_out", span=entry.span)
        at = read(entry.first("at"), values.read_names, report) or ()
        when = read_formula(entry.first("when"), report)
        found = Rows(
            id,
            read_text(entry.first("text"), report),
            low,
            high,
            (),
            positions=positions,
            otherwise=otherwise,
            private=not shared,
            span=entry.span,
        )
        there = tuple(_there(found, row, when) for row in found.row_ids)
        found = replace(found, there=there)
        fields = [self.items.item(field) for field in entry.all("item")]
        lets = [build_let(let, report) for let in entry.all("let")]
        known = frozenset((*(field.id for field in fields), *(let.id for let in lets)))
        return replace(
            found,
            fields=tuple(_field(found, field, at, known) for field in fields),
            lets=tuple(_row_let(found, let, known) for let in lets),
        )

    def ends(self, entry: Entry, positions: tuple[Column, ...]) -> tuple[int, int]:
        """The least and the most rows."""
        count = entry.first("count")
        if positions:
            if count is not None:
                finding = rules.WORD_TWICE.at(count.span, "Both a count and positions stand here.", help="keep one")
                self.report.add(finding)
            return len(positions), len(positions)
        if count is not None and count.value is not None and not _DIGIT.search(count.value.text):
            message = f"“{count.value.text[:40]}” is not how many rows there may be."
            help = "write it in figures, the least and the most: 0..3"
            self.report.add(rules.NOT_A_COUNT.at(count.value.span(), message, help=help))
            return 0, 1
        ends = read(count, values.read_interval, self.report)
        if ends is None and count is None:
            self.report.add(
                rules.NO_VALUE.at(
                    entry.span,
                    "These rows do not say how many there may be.",
                    help='write rows goals "…" 0..3, or positions first "First goal", second "Second goal"',
                )
            )
        if ends is None:
            return 0, 1
        low, high = ends.low, ends.high
        whole = low is not None and high is not None and low.denominator == high.denominator == 1
        if not whole or low is None or high is None or not 0 <= low <= high or high < 1:
            self.report.add(
                rules.NOT_A_COUNT.at(
                    ends.span, "This is not how many rows there may be.", help="write 0..3: the least and the most"
                )
            )
            return 0, 1
        if high > MOST_ROWS:
            self.report.add(rules.NOT_A_COUNT.at(ends.span, f"{high} rows are too many; {MOST_ROWS} are the most."))
            return 0, MOST_ROWS
        return int(low), int(high)


def _field(rows: Rows, item: Item, at: tuple[Placed[str], ...], known: frozenset[str]) -> Field:
    """One question, as an item for each row."""
    if not item.at:
        item = replace(item, at=at, when=at_condition(() if item.carried else at, item.when))
    made = (_item_of(rows, item, row, there, known) for row, there in zip(rows.row_ids, rows.there, strict=True))
    return Field(item.id, item.text, tuple(made), span=item.span)


def _there(rows: Rows, row: str, when: Expression | None) -> Item:
    """What says whether a row is there."""
    title = next((position.text for position in rows.positions if position.id == row), row)
    return Item(
        f"{rows.id}_{row}",
        Placed(title, span=rows.span),
        YesNo(span=rows.span),
        when=when,
        otherwise=None if when is None else Otherwise("left_out", span=rows.span),
        slot=Slot(rows.id, row, None, span=rows.span),
        span=rows.span,
    )


def _item_of(rows: Rows, item: Item, row: str, there: Item, known: frozenset[str]) -> Item:
    """A field as the item of one row: asked when the row is there."""
    is_there = Call("answered", (Name(there.id, span=item.span),), span=item.span, name_span=item.span)
    own = renamed(item.when, _renamed(rows, row, known))
    when, unless = both(is_there, own), None
    left_out = Otherwise("left_out")
    if own is not None and item.otherwise not in (None, left_out) and rows.otherwise == left_out:
        # What the field is worth where it is hidden holds for rows that are there; the others are left out.
        when, unless = If(is_there, own, Missing(span=item.span), span=item.span), is_there
    in_data = item.column
    if in_data is not None:
        in_data = Placed(f"{rows.id}_{row}_{in_data.value}", span=in_data.span)
    return replace(
        item,
        id=f"{rows.id}_{row}_{item.id}",
        when=when,
        otherwise=item.otherwise or rows.otherwise,
        left_out_unless=unless,
        column=in_data,
        slot=Slot(rows.id, row, item.id, span=item.span),
        private=item.private or rows.private,
    )


def _row_let(rows: Rows, let: Let, known: frozenset[str]) -> RowLet:
    """A let as one for each row, with the names of fields standing for that row's."""
    made = []
    for row in rows.row_ids:
        names = _renamed(rows, row, known)
        value, missing = renamed(let.value, names), renamed(let.missing, names)
        made.append(replace(let, id=names.get(let.id, let.id), value=value, missing=missing))
    return RowLet(let.id, tuple(made), span=let.span)


def _renamed(rows: Rows, row: str, known: frozenset[str]) -> dict[str, str]:
    """What the names of fields and lets stand for in one row."""
    return {name: f"{rows.id}_{row}_{name}" for name in known}
