"""A form with an item that works otherwise for some people."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import bank_named
from ..context import Context

rule = Rule("ROM873", "works-otherwise-in-form", "warning")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for form in context.measure.forms:
        bank = bank_named(context.measure, form)
        known = {item.id: item.calibration for item in bank.items} if bank is not None else {}
        for name in form.names:
            calibration = known.get(name.value)
            if calibration is not None and calibration.dif:
                groups = ", ".join(group.value for group in calibration.dif)
                message = f"“{name.value}” works otherwise by {groups}, and is in the form “{form.id}”."
                help = "take another item, or say to whom the form is given: allow works-otherwise-in-form"
                yield rule.at(name.span, message, help=help).because(calibration.dif[0].span, "said here")
