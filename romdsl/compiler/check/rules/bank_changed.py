"""An assembled form of a bank that is another since."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....irt import digest
from ....model.calibrated import bank_of
from ..bank_parts import bank_named
from ..context import Context

rule = Rule("ROM857", "bank-changed", "error")


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        bank = bank_named(context.measure, form)
        whole = bank_of(context.measure, bank) if bank is not None else None
        if form.frozen is None or whole is None or bank is None or digest(whole) == form.frozen.value:
            continue
        message = f"The bank “{bank.id}” has other parameters than when “{form.id}” was assembled."
        help = f"run romdsl bank assemble with --again, and look at what it makes of “{form.id}”; scores from before are on the old bank"
        yield rule.at(form.span, message, help=help)
