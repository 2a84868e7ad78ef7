"""Two things have one name; capitals make no difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule
from ....model.measure import (
    Alert,
    Block,
    Cat,
    Change,
    Check,
    Contacts,
    Field,
    Form,
    Item,
    Let,
    Metric,
    Occasion,
    Row,
    Rows,
    Scale,
    Score,
    Table,
)
from ..context import Context

rule = Rule("ROM305", "duplicate-id", "error")

Asked = Item | Block | Row | Rows | Field | Scale | Occasion | Form | Cat
Said = Let | Score | Table | Alert | Check | Contacts | Change | Metric
Named = Asked | Said
WORDS: dict[type[Named], str] = {
    Item: "an item", Block: "a block", Let: "a let", Score: "a score",
    Row: "a row of a grid", Table: "a table", Scale: "a scale", Alert: "an alert", Check: "a check",
    Contacts: "contacts", Rows: "rows", Field: "a field", Change: "a change", Occasion: "an occasion",
    Form: "a form", Cat: "an adaptive test", Metric: "a metric",
}  # fmt: skip


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    rows = [row for block in measure.blocks for row in block.rows]
    values: Sequence[Named]
    values = (*measure.inputs, *measure.blocks, *rows, *measure.rows, *measure.lets, *measure.scores, *measure.tables)
    values = (*values, *measure.changes, *measure.forms, *measure.cats)
    fields = (each.fields for each in measure.rows)
    for things in (
        values,
        measure.scales,
        measure.alerts,
        measure.checks,
        measure.contacts,
        measure.occasions,
        measure.metrics,
    ):
        yield from repeated(things)
    for things in fields:
        yield from repeated(things)


def repeated(things: Sequence[Named]) -> Iterator[Finding]:
    first: dict[str, Named] = {}
    for thing in sorted(things, key=lambda thing: thing.span.start):
        earlier = first.setdefault(thing.id.lower(), thing)
        if earlier is thing:
            continue
        message = f"“{thing.id}” is already the name of {WORDS[type(earlier)]}."
        if earlier.id != thing.id:
            message = f"“{thing.id}” and “{earlier.id}” differ in capitals only; that is one name."
        yield rule.at(thing.span, message, help="give one of them another name").because(
            earlier.span, f"{WORDS[type(earlier)]} has this name"
        )
