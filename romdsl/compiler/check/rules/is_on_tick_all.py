"""`is` asks for the one answer of an item that can have several."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Includes, InCodes, Is, Not
from ....source import Span
from ..context import Context
from ..infer_codes import codes_asked
from ..mentions import parts_of

rule = Rule("ROM545", "is-on-tick-all", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("is-on-ticks"):
        id, code = fault.words["item"], fault.words["code"]
        message = f"“{id}” can have several answers at once, so it is never one of them alone."
        finding = rule.at(fault.span, message, help=f"ask whether it is among those ticked: {id} includes {code}")
        finding = finding.because(context.names.by_id[id].span, "asked here")
        node = asked_at(fault.span, context)
        instead = asked_of_ticks(node) if node is not None else None
        yield finding.fix(f"Write {instead}", node.span, instead) if node is not None and instead else finding


def asked_at(span: Span, context: Context) -> Is | InCodes | None:
    """The question in which a code stands."""
    for formula in context.formulas:
        for part in parts_of(formula.expression):
            if isinstance(part, Is | InCodes) and span in [place for _, place in codes_asked(part)]:
                return part
    return None


def asked_of_ticks(node: Is | InCodes) -> str:
    """The same question about ticks."""
    codes = (node.code,) if isinstance(node, Is) else node.codes
    asked = Includes(node.subject, codes)
    return written.formula(Not(asked) if isinstance(node, Is) and node.negated else asked)
