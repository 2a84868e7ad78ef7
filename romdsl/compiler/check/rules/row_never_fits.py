"""A row of a table that no answers lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Table, TableRow
from ..context import Context
from ..key_values import KeyValue, Use, is_sound, percentile_use, uses_of_tables, values_of_key

rule = Rule("ROM562", "row-never-fits", "warning")
needs_sound_formulas = True

MOST_COMPARISONS = 400_000


def findings(context: Context) -> Iterator[Finding]:
    uses = uses_of_tables(context)
    uses += [percentile_use(score, found.table) for score in context.measure.scores for found in score.percentiles]
    by_table: dict[str, list[Use]] = {}
    for use in uses:
        by_table.setdefault(use.table.id, []).append(use)
    for of_table in by_table.values():
        table = of_table[0].table
        if not is_sound(table, context):
            continue
        for key in range(len(table.keys)):
            values = values_over(of_table, key, context)
            if values:
                yield from never(table, key, values)


def values_over(uses: Sequence[Use], key: int, context: Context) -> list[KeyValue] | None:
    """All that a key can be, over all look-ups in a table; None where one of them is not known."""
    found: list[KeyValue] = []
    for use in uses:
        values = values_of_key(use.keys[key], context)
        if values is None:
            return None
        found += values
    return found


def never(table: Table, key: int, values: Sequence[KeyValue]) -> Iterator[Finding]:
    if len(table.rows) * len(values) > MOST_COMPARISONS:
        return
    rows = [row for row in table.rows if not any(value.fits(row.keys[key]) for value in values)]
    if rows:
        yield told(table, key, values, rows)


def told(table: Table, key: int, values: Sequence[KeyValue], rows: Sequence[TableRow]) -> Finding:
    cell, name = rows[0].keys[key], table.keys[key].value
    codes = [value.code for value in values if value.code is not None]
    near = nearest(cell.text, codes) if cell.interval is None else None
    more = f" ({len(rows) - 1} more rows like it)" if len(rows) > 1 else ""
    message = f"No answers lead to this row of “{table.id}”: {name} is never {cell.text}{more}."
    if near:
        help = f"did you mean {near}?"
    elif codes:
        help = f"{name} is {', '.join(codes[:12])}"
    else:
        help = f"{name} goes from {values[0].text} to {values[-1].text}; mend the key, or take the row out"
    finding = rule.at(cell.span, message, help=help).because(table.span, "the table")
    return finding.fix(f"Write {near}", cell.span, near) if near else finding
