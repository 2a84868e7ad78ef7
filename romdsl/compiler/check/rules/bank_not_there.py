"""A form or an adaptive test of no bank."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ..bank_parts import bank_named, banks_of, noun, things_of
from ..context import Context

rule = Rule("ROM853", "bank-not-there", "error")


def findings(context: Context) -> Iterator[Finding]:
    known = [bank.id for bank in banks_of(context.measure)]
    for thing in things_of(context.measure):
        if thing.bank is None:
            if thing.id not in context.garbled:
                message = f"The {noun(thing)} “{thing.id}” does not say of which bank it is."
                yield rule.at(thing.span, message, help=f"write of {known[0] if known else 'my_bank'}")
        elif bank_named(context.measure, thing) is None and thing.bank.value not in context.named_where_slipped:
            near = nearest(thing.bank.value, known)
            help = f"did you mean {near}?" if near else "write the id of a bank of this measure"
            yield rule.at(thing.bank.span, f"There is no bank “{thing.bank.value}”.", help=help)
