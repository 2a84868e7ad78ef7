"""A look-up has more or fewer keys than the table."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM318", "wrong-number-of-keys", "error")


def findings(context: Context) -> Iterator[Finding]:
    tables = {table.id: table for table in context.measure.tables}
    for fault in context.faults("wrong-number-of-keys"):
        table, number, wanted = tables[fault.words["table"]], fault.words["number"], fault.words["wanted"]
        keys = [key.value for key in table.keys] + ([table.across.value] if table.across is not None else [])
        noun = "key" if wanted == "1" else "keys"
        message = f"The table “{table.id}” goes by {wanted} {noun}, and here are {number}."
        finding = rule.at(fault.span, message, help=f"write {table.id}({', '.join(keys)})")
        yield finding.because(table.span, "the table")
