"""A table, a scale or a context that nothing looks at."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Expression, Lookup
from ....model.measure import Choice
from ....model.measure.over_time import OCCASION
from ..context import Context
from ..mentions import names_in, parts_of, percentile_keys

rule = Rule("ROM320", "never-used", "warning")


def findings(context: Context) -> Iterator[Finding]:
    if context.unread:
        return
    # A name that is misspelt where it is used is told there, and not here as well.
    if not context.faults("unknown-table"):
        yield from tables(context)
    yield from scales(context)
    if not context.faults("unknown-name") and not context.faults("wrong-number-of-keys"):
        yield from contexts(context)


def all_formulas(context: Context) -> Iterator[Expression]:
    """The formulas of the measure, those of its changes among them."""
    yield from (formula.expression for formula in context.formulas)
    for change in context.measure.changes:
        yield from change.formulas


def tables(context: Context) -> Iterator[Finding]:
    parts = (part for formula in all_formulas(context) for part in parts_of(formula))
    used = {part.table for part in parts if isinstance(part, Lookup)}
    for table in context.measure.tables:
        if table.id not in used:
            message = f"Nothing is looked up in the table “{table.id}”."
            yield rule.at(table.span, message, help=f"use it, as {table.id}(…); or take it out")


def scales(context: Context) -> Iterator[Finding]:
    measure = context.measure
    answers = [item.answer for item in measure.inputs]
    used = {answer.scale.value for answer in answers if isinstance(answer, Choice) and answer.scale is not None}
    of_codes = [*(score.scale for score in measure.scores), *(change.scale for change in measure.changes)]
    used |= {scale.value for scale in of_codes if scale is not None}
    if used - {scale.id for scale in measure.scales}:
        return
    for scale in measure.scales:
        if scale.id not in used:
            message = f"Nothing is answered on the scale “{scale.id}”."
            yield rule.at(scale.span, message, help="name it at a block, an item or a score; or take it out")


def contexts(context: Context) -> Iterator[Finding]:
    named = {name.id for formula in all_formulas(context) for name in names_in(formula)}
    named |= {key.id for score in context.measure.scores for key in percentile_keys(score)}
    for item in context.measure.contexts:
        if item.id not in named and not (item.id == OCCASION and context.measure.occasions):
            message = f"Nothing hangs on “{item.id}”, and somebody has to give it each time."
            help = f'use it, or take it out; if it is only kept with the answers: allow never-used for {item.id} "…"'
            yield rule.at(item.span, message, help=help)
