"""The terms of a measure ran until a day that is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....diagnostics import Finding, Rule
from ..context import Context
from ..licences import all_terms

rule = Rule("ROM607", "licence-ended", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for terms in all_terms(context.measure):
        until = terms.licence.until
        if until is None:
            continue
        try:
            last = date.fromisoformat(until.value)
        except ValueError:
            continue  # `until the study ends` is as good
        if last < date.today():
            whose = "this measure" if terms.borrowed is None else f"“{terms.borrowed.measure}”"
            message = f"The terms of {whose} ran until {until.value}, and that day is past."
            help = 'ask the holder anew and write the new day; or say what holds now: allow licence-ended "…"'
            yield terms.finding(rule, until, message, help)
