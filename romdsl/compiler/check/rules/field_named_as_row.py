"""A field of rows, or an item beside them, has a name that data use for a row itself or a cell of it."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.own_rows import OF_A_ROW, cell_of
from ..context import Context

rule = Rule("ROM587", "field-named-as-row", "error")


def findings(context: Context) -> Iterator[Finding]:
    for rows in context.measure.rows:
        for field in rows.fields:
            if field.id.lower() in ("id", *OF_A_ROW):
                message = f"“{field.id}” is what data say of a row itself, so no field can have that name."
                yield rule.at(field.span, message, help=f"call it otherwise, for example {field.id}_now")
        for item in context.measure.items:
            if item.slot is None and cell_of(rows, item.id):
                message = f"Data call a cell of “{rows.id}” so: nobody could tell which of the two “{item.id}” is."
                yield rule.at(item.span, message, help="give the item another name")
