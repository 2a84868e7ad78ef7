"""A number stands where a yes or no is needed, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Rows
from ..context import Context
from ..infer import Fault

rule = Rule("ROM534", "wrong-type", "error")


def findings(context: Context) -> Iterator[Finding]:
    own_rows = {rows.id: rows for rows in context.measure.rows}
    for fault in context.faults("wrong-type"):
        span, found, what = fault.span, fault.words["found"], fault.words["what"]
        rows = own_rows.get(span.source.text[span.start : span.end])
        if rows is not None:
            message = f"“{rows.id}” says of each row that it is there, and {what} is a {fault.words['wanted']}."
            yield rule.at(span, message, help=_of_rows(rows))
        else:
            message = f"This is a {found}, and {what} is a {fault.words['wanted']}."
            yield rule.at(span, message, help=_of_a_value(fault))


def _of_rows(rows: Rows) -> str:
    fields = [f"{rows.id}.{field.id}" for field in rows.fields]
    return f"name a field, {' or '.join(fields)}; to count the rows, answered({rows.id})"


def _of_a_value(fault: Fault) -> str:
    if fault.words["wanted"] == "yes or no":
        return "compare it with a number: x >= 1"
    return "for 1 and 0 write if x then 1 else 0; to count them, count(…)"
