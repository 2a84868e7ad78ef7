"""The terms of a measure ran until a day that is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....diagnostics import Finding, Rule
from ..context import Context

rule = Rule("ROM607", "licence-ended", "warning")


def findings(context: Context) -> Iterator[Finding]:
    licence = context.measure.licence
    if licence is None or licence.until is None:
        return
    try:
        last = date.fromisoformat(licence.until.value)
    except ValueError:
        return  # `until the study ends` is as good
    if last < date.today():
        message = f"The terms of this measure ran until {licence.until.value}, and that day is past."
        help = 'ask the holder anew and write the new day; or say what holds now: allow licence-ended "…"'
        yield rule.at(licence.until.span, message, help=help)
