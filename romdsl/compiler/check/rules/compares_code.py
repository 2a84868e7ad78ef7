"""A code stands where a number is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Comparison, Is, Name, Text
from ....model.measure import Item
from ....source import Span
from ..context import Context
from ..infer_codes import options_of
from ..mentions import parts_of

rule = Rule("ROM535", "compares-code", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("compares-code"):
        what = fault.words["what"]
        message = f"“{what}” is a code, and = < > compare scores."
        finding = rule.at(
            fault.span, message, help="ask for a code with is: x is never; x is not never; x in (never, seldom)"
        )
        instead = asked_with_is(fault.span, context)
        yield finding.fix(f"Write {instead}", fault.span, instead, certain=True) if instead else finding


def asked_with_is(span: Span, context: Context) -> str | None:
    """What a comparison of an item with one of its codes should be; None where it is something else."""
    for formula in context.formulas:
        for part in parts_of(formula.expression):
            if part.span == span and isinstance(part, Comparison) and part.operator in ("=", "!="):
                sides = (part.left, part.right) if isinstance(part.right, Text) else (part.right, part.left)
                match sides:
                    case (Name(id) as name, Text(code)) if code in codes_of(id, context):
                        return written.formula(Is(name, code, part.operator == "!="))
    return None


def codes_of(id: str, context: Context) -> tuple[str, ...]:
    thing = context.names.find(id)
    return options_of(thing) if isinstance(thing, Item) else ()
