"""An item of a bank that is not answered by one of some options."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Choice
from ..bank_parts import all_items
from ..context import Context

rule = Rule("ROM847", "bank-item-without-options", "error")


def findings(context: Context) -> Iterator[Finding]:
    for each in all_items(context.measure):
        answer, known = each.item.answer, each.calibration
        if each.id in context.garbled or (isinstance(answer, Choice) and not answer.several):
            continue
        if known.is_pilot and known.a is None and known.b is None:
            continue
        message = f"“{each.id}” is in a bank, and is not answered by one of some options."
        yield rule.at(
            each.item.span, message, help="write a scale with scores that go up by 1; or take it out of the bank"
        )
