"""Something is looked up in a table that the measure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.functions import FUNCTIONS
from ..context import Context

rule = Rule("ROM315", "unknown-table", "error")

ELSEWHERE = {
    "average": "mean",
    "avg": "mean",
    "total": "sum",
    "add": "sum",
    "stdev": "sd",
    "maximum": "max",
    "minimum": "min",
}
"""What spreadsheets and other programs call some functions."""


def findings(context: Context) -> Iterator[Finding]:
    tables = {table.id: table for table in context.measure.tables}
    for fault in context.faults("unknown-table"):
        name = fault.words["name"]
        near = ELSEWHERE.get(name.lower()) or nearest(name, [*tables, *FUNCTIONS])
        help = f"did you mean {near}?" if near else "write the table, or the name of a function: sum( ), mean( ) …"
        finding = rule.at(fault.span, f"There is no function and no table called “{name}”.", help=help)
        thing = context.names.find(name)
        if thing is not None:
            finding = finding.because(thing.span, "this is no table")
        elif near in tables:
            finding = finding.because(tables[near].span, "this table has a similar name")
        yield finding.fix(f"Write {near}", fault.span, near) if near else finding
