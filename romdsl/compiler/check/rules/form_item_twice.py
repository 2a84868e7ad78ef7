"""A form that names an item twice."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import from_lock
from ..context import Context

rule = Rule("ROM855", "form-item-twice", "error")


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        seen: set[str] = set()
        for name in (*form.names, *form.beside):
            if name.value in seen:
                message = f"{from_lock(form)}“{name.value}” is in the form “{form.id}” already."
                yield rule.at(name.span, message, help="take it out: an answer counts once")
            seen.add(name.value)
