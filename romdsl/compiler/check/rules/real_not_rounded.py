"""A real number is compared, banded, looked up or reported as it is."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM542", "real-not-rounded", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("real-not-rounded"):
        formula, what = fault.words["formula"], fault.words["what"]
        message = f"“{formula}” is a real number, and {what} must be rounded first."
        is_reported = what == "what is reported"
        help = "write round 2 at the score; or decimals 2" if is_reported else f"write round({formula}, 2)"
        if what.startswith(("what has bands", "what is compared with a cut-off", "what is looked up in a table")):
            help = "write round 2 at the score; decimals rounds only what is reported"
        finding = rule.at(fault.span, message, help=help)
        yield finding.detail("Machines differ in the last digit of a root or a logarithm; rounding takes that away.")
