"""A function has more or fewer values in its brackets than it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.functions import FUNCTIONS
from ..context import Context

rule = Rule("ROM537", "wrong-number-of-values", "error")


def findings(context: Context) -> Iterator[Finding]:
    for kind, which in (("too-few-arguments", "too few"), ("too-many-arguments", "too many")):
        for fault in context.faults(kind):
            function = FUNCTIONS[fault.words["function"]]
            message = f"{function.name}( ) has {which} values in its brackets: {fault.words['number']}."
            yield rule.at(fault.span, message, help=f"write it like {function.example}; it {function.meaning}")
