"""A look-up names a column that the table does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ..context import Context

rule = Rule("ROM316", "unknown-column", "error")


def findings(context: Context) -> Iterator[Finding]:
    tables = {table.id: table for table in context.measure.tables}
    for fault in context.faults("unknown-column"):
        table, column = tables[fault.words["table"]], fault.words["column"]
        columns = fault.words["columns"].split(", ") if fault.words["columns"] else []
        near = nearest(column, columns)
        if near:
            help = f"did you mean {near}?"
        elif table.across is not None:
            help = f"its columns are chosen by the last key, {table.across.value}; leave the name out"
        else:
            help = f"write one of {', '.join(columns)}" if columns else "it gives one value; leave the name out"
        finding = rule.at(fault.span, f"The table “{table.id}” has no column “{column}”.", help=help)
        finding = finding.because(table.span, "the table")
        yield finding.fix(f"Write {near}", fault.span, near) if near else finding
