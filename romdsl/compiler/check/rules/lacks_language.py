"""An item that is not there in a language of the others."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..bank_parts import asked_of
from ..context import Context

rule = Rule("ROM878", "lacks-language", "note")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    spoken: dict[str, list[str]] = {}
    for each in asked_of(context.measure):
        known = spoken.setdefault(each.block.id, [])
        known += [language.value for language in each.calibration.languages if language.value not in known]
    for each in asked_of(context.measure):
        own = {language.value for language in each.calibration.languages}
        lacking = [language for language in spoken[each.block.id] if language not in own]
        if lacking and each.id not in context.garbled:
            message = f"“{each.id}” is not there in {', '.join(lacking)}, and other items of “{each.block.id}” are."
            yield rule.at(each.item.span, message, help="a form in that language has to be made without it")
