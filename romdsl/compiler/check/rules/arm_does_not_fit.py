"""An arm of `recode` is for numbers where there is a code, or for a code where there are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....source import Span
from ..context import Context

CODE = re.compile(r"(-?[0-9]+)\s*->")
"""A code of digits, and the arrow behind it."""

rule = Rule("ROM550", "arm-does-not-fit", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("arm-does-not-fit"):
        what, arm, is_code = fault.words["what"], fault.words["arm"], fault.words["is_code"]
        if is_code:
            message = f"“{what}” is a code, and {arm} is for numbers."
            help = 'write the code, in quotes where it is digits: "11" -> …'
        else:
            message = f"“{what}” is a number, and “{arm}” is a code."
            help = "write a number or an interval: 0 -> …, 1..2 -> …"
        finding = rule.at(fault.span, message, help=help)
        digits = CODE.match(fault.span.source.text, fault.span.start) if is_code else None
        if digits is not None and digits[1] == arm:
            place = Span(fault.span.source, digits.start(1), digits.end(1))
            finding = finding.fix(f'Write "{arm}"', place, f'"{arm}"', certain=True)
        yield finding
