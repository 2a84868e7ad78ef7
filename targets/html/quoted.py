"""Texts that quote answers: “{goal}” becomes a place in the page that the script keeps up to date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup, escape

from romdsl.model.measure import Block, Column, Item, Measure, Note, Row, Rows

from .words import ENGLISH

QUOTE = re.compile(r"“\{([\w.]+)\}”|‘\{([\w.]+)\}’|\"\{([\w.]+)\}\"|\{([\w.]+)\}")
"""A name in braces, with the quotation marks right around it: they go while nothing is quoted."""

T = TypeVar("T", Block, Item, Note, Row, Rows)


def quotable(measure: Measure, item: Item | None = None) -> Mapping[str, str]:
    """What a text may name: all items, and before them in the text of an item the fields of its own row."""
    names = {other.id: other.id for other in measure.inputs if not other.slot}
    slot = item.slot if item else None
    for other in measure.items if slot else ():
        if slot and other.slot and other.slot.field and (other.slot.rows, other.slot.row) == (slot.rows, slot.row):
            names[other.slot.field] = other.id
    return names


def quoting(text: str, names: Mapping[str, str]) -> str:
    """The text with a place for each answer that it quotes; the same text where it quotes none."""
    parts: list[Markup] = []
    end = 0
    for found in QUOTE.finditer(text):
        of = names.get(next(filter(None, found.groups())))
        if of is None:
            continue
        marks = (found[0][0], found[0][-1]) if found[0][0] != "{" else ("", "")
        parts.append(escape(text[end : found.start()]))
        parts.append(
            Markup('<bdi class="quoted" data-of="{}" data-open="{}" data-close="{}">{}</bdi>').format(
                of, *marks, ENGLISH["this"]
            )
        )
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])]) if parts else text


def without_quotes(text: str) -> str:
    """The text as it is read before anything is written that it could quote."""
    return QUOTE.sub(ENGLISH["this"], text)


def quotes(measure: Measure) -> bool:
    """Whether any text quotes an answer."""
    return quoted(measure) is not measure


def quoted(measure: Measure) -> Measure:
    """The measure with places for answers in all that people read; the same measure where nothing quotes."""
    contexts = tuple(quoted_item(context, measure) for context in measure.contexts)
    parts = tuple(quoted_part(part, measure) for part in measure.parts)
    before = (*measure.contexts, *measure.parts)
    is_same = all(one is other for one, other in zip(before, (*contexts, *parts), strict=True))
    return measure if is_same else replace(measure, contexts=contexts, parts=parts)


def quoted_part(part: Block | Item | Note | Rows, measure: Measure) -> Block | Item | Note | Rows:
    match part:
        case Item():
            return quoted_item(part, measure)
        case Note():
            return with_quotes(part, quotable(measure), "text")
        case Block():
            return quoted_block(with_quotes(part, quotable(measure), "text"), measure)
        case Rows():
            return quoted_rows(with_quotes(part, quotable(measure), "text"), measure)


def quoted_block(block: Block, measure: Measure) -> Block:
    """Its questions and notes, or the rows and columns of a grid."""
    names = quotable(measure)
    members = tuple(
        quoted_item(member, measure) if isinstance(member, Item) else with_quotes(member, names, "text")
        for member in block.members
    )
    rows = tuple(quoted_row(row, measure) for row in block.rows)
    columns = tuple(quoted_column(column, names) for column in block.columns)
    before, after = (*block.members, *block.rows, *block.columns), (*members, *rows, *columns)
    is_same = all(one is other for one, other in zip(before, after, strict=True))
    return block if is_same else replace(block, members=members, rows=rows, columns=columns)


def quoted_row(row: Row, measure: Measure) -> Row:
    items = tuple(quoted_item(item, measure) for item in row.items)
    is_same = all(one is other for one, other in zip(row.items, items, strict=True))
    return with_quotes(row if is_same else replace(row, items=items), quotable(measure), "text")


def quoted_column(column: Column, names: Mapping[str, str]) -> Column:
    text = quoting(column.text, names)
    return column if text is column.text else replace(column, text=text)


def quoted_rows(rows: Rows, measure: Measure) -> Rows:
    """The questions of each row; what they quote may be of the same row."""
    fields = tuple(
        replace(field, items=tuple(quoted_item(item, measure) for item in field.items)) for field in rows.fields
    )
    is_same = all(
        one is other
        for field, new in zip(rows.fields, fields, strict=True)
        for one, other in zip(field.items, new.items, strict=True)
    )
    return rows if is_same else replace(rows, fields=fields)


def quoted_item(item: Item, measure: Measure) -> Item:
    return with_quotes(item, quotable(measure, item), "text", "help")


def with_quotes(thing: T, names: Mapping[str, str], *texts: str) -> T:
    """The thing with places in those of its texts that quote; the same thing where none does."""
    found = {}
    for name in texts:
        text = getattr(thing, name)
        if text is not None and (value := quoting(text.value, names)) is not text.value:
            found[name] = replace(text, value=value)
    return replace(thing, **found) if found else thing
