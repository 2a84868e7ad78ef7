"""A look-up in a table of several columns does not say which."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM317", "column-not-said", "error")


def findings(context: Context) -> Iterator[Finding]:
    tables = {table.id: table for table in context.measure.tables}
    for fault in context.faults("column-not-said"):
        table, columns = tables[fault.words["table"]], fault.words["columns"]
        message = f"The table “{table.id}” gives {columns}, and this does not say which."
        finding = rule.at(fault.span, message, help=f"write {table.id}(…).{columns.split(', ')[0]}")
        yield finding.because(table.span, "the table")
