"""A field of rows has a name that data use for the row itself."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.own_rows import OF_A_ROW
from ..context import Context

rule = Rule("ROM587", "field-named-as-row", "error")


def findings(context: Context) -> Iterator[Finding]:
    for rows in context.measure.rows:
        for field in rows.fields:
            if field.id.lower() in ("id", *OF_A_ROW):
                message = f"“{field.id}” is what data say of a row itself, so no field can have that name."
                yield rule.at(field.span, message, help=f"call it otherwise, for example {field.id}_now")
