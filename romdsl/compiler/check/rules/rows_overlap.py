"""Two rows of a table fit the same keys and give different values."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Table, TableRow
from ..context import Context
from ..key_values import percentile_use, uses_of_tables
from ..row_fits import Fitting, fitting

rule = Rule("ROM561", "rows-overlap", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    percentiles = [(score, found.table) for score in context.measure.scores for found in score.percentiles]
    seen: set[str] = set()
    for table in (*context.measure.tables, *(table for _, table in percentiles)):
        twice = same_keys(table)
        if twice is not None:
            seen.add(table.id)
            yield told(table, *twice, "", 0)
    uses = [*uses_of_tables(context), *(percentile_use(score, table) for score, table in percentiles)]
    for use in uses:
        known = fitting(use, context) if use.table.id not in seen else None
        found = overlap(known) if known is not None else None
        if found is not None:
            seen.add(use.table.id)
            yield found


def same_keys(table: Table) -> tuple[TableRow, TableRow] | None:
    """Two rows with the very same keys."""
    first: dict[tuple[object, ...], TableRow] = {}
    for row in table.rows:
        earlier = first.setdefault(tuple((cell.text, cell.interval) for cell in row.keys), row)
        if earlier is not row:
            return earlier, row
    return None


def overlap(known: Fitting) -> Finding | None:
    rows = known.use.table.rows
    found: tuple[TableRow, TableRow, str] | None = None
    count = 0
    for combination, fitting_rows in known.combinations():
        fit = [rows[number] for number in numbers_of(fitting_rows)]
        other = next((row for row in fit[1:] if row.values != fit[0].values), None)
        if other is not None:
            count += 1
            found = found or (fit[0], other, known.told(combination))
    return None if found is None else told(known.use.table, *found, count - 1)


def numbers_of(bits: int) -> Iterator[int]:
    """The places of the ones among bits."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def told(table: Table, first: TableRow, other: TableRow, keys: str, more: int) -> Finding:
    where = f"for {keys}" if keys else f"with the keys {', '.join(cell.text for cell in other.keys)}"
    ending = f" ({more} more like it)" if more > 0 else ""
    message = f"The table “{table.id}” has two rows {where}{ending}; the first counts."
    help = "let each row have keys of its own, with the ends as the source has them: 1..<3, 3..5"
    finding = rule.at(other.span, message, help=help).because(first.span, "the first of the two")
    return finding.because(table.span, "the table")
