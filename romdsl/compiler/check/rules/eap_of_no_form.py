"""`eap( )` of something that is no item bank and no form of one."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM840", "eap-of-no-form", "error")


def findings(context: Context) -> Iterator[Finding]:
    for fault in context.faults("eap-of-no-form"):
        message = f"“{fault.words['what']}” is no item bank, and no form or adaptive test of one."
        help = f"write form short of my_bank {{ items i1, i2, i3 }}, and {fault.words['function']}(short)"
        yield rule.at(fault.span, message, help=help)
