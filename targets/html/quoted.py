"""Texts that quote answers: “{goal}” becomes a place in the page that the script keeps up to date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from romdsl.model.measure import Item, Measure

from .words import ENGLISH

QUOTE = re.compile(r"“\{([\w.]+)\}”|‘\{([\w.]+)\}’|\"\{([\w.]+)\}\"|\{([\w.]+)\}")
"""A name in braces, with the quotation marks right around it: they go while nothing is quoted."""


def quotable(measure: Measure, item: Item) -> Mapping[str, str]:
    """What the text of an item may name: all items, and before them the fields of its own row."""
    names = {other.id: other.id for other in measure.inputs if not other.slot}
    slot = item.slot
    for other in measure.items if slot else ():
        if slot and other.slot and other.slot.field and (other.slot.rows, other.slot.row) == (slot.rows, slot.row):
            names[other.slot.field] = other.id
    return names


def quoting(text: str, names: Mapping[str, str]) -> str:
    """The text with a place for each answer that it quotes; unchanged where it quotes none."""
    parts: list[Markup] = []
    end = 0
    for found in QUOTE.finditer(text):
        of = names.get(next(filter(None, found.groups())))
        if of is None:
            continue
        marks = (found[0][0], found[0][-1]) if found[0][0] != "{" else ("", "")
        parts.append(escape(text[end : found.start()]))
        parts.append(
            Markup('<span class="quoted" data-of="{}" data-open="{}" data-close="{}">{}</span>').format(
                of, *marks, ENGLISH["this"]
            )
        )
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])]) if parts else text


def without_quotes(text: str) -> str:
    """The text as it is read before anything is written that it could quote."""
    return QUOTE.sub(ENGLISH["this"], text)


def quotes(measure: Measure) -> bool:
    """Whether any question quotes an answer."""
    return any(quoting(item.text.value, quotable(measure, item)) != item.text.value for item in measure.inputs)
