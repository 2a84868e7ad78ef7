"""Answers that lead to no row of a table."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..key_values import Use, uses_of_tables, values_of_key
from ..row_fits import Fitting, fitting

rule = Rule("ROM560", "table-hole", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for use in uses_of_tables(context):
        table = use.table
        if table.else_missing or not use.always or table.id in seen or table.id in context.garbled:
            continue
        found = hole(use, context)
        if found is not None:
            seen.add(table.id)
            yield found


def hole(use: Use, context: Context) -> Finding | None:
    known = fitting(use, context)
    if known is None:
        return None
    lacking = [combination for combination, rows in known.combinations() if not rows]
    if lacking:
        return no_row(known, known.told(lacking[0]), len(lacking))
    return no_column(use, context)


def no_row(known: Fitting, first: str, count: int) -> Finding:
    table = known.use.table
    others = f", nor for {count - 1} more" if count > 1 else ""
    message = f"The table “{table.id}” has no row for {first}{others}."
    help = "write the rows; or, if the source gives none there, write else missing"
    finding = rule.at(table.span, message, help=help)
    return finding.because(known.use.place.span, "looked up here, whatever is answered")


def no_column(use: Use, context: Context) -> Finding | None:
    """With `across`, an answer whose code is no column."""
    table = use.table
    values = values_of_key(use.keys[-1], context) if table.across is not None else None
    for value in values or ():
        if value.code is not None and value.code not in table.columns:
            message = f"The table “{table.id}” has no column for {use_name(use)} {value.text}."
            finding = rule.at(table.span, message, help="add the column; or, if the source gives none, else missing")
            return finding.because(use.place.span, "looked up here, whatever is answered")
    return None


def use_name(use: Use) -> str:
    return use.table.across.value if use.table.across is not None else ""
