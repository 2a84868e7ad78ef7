"""Two items of a bank that ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Item
from ..bank_parts import banks_of
from ..context import Context

rule = Rule("ROM872", "alike-questions", "warning")

needs_sound_formulas = True

WORD = re.compile(r"\w+")
LONG = 7
"""In a question of so many words one more or another word makes hardly another question."""


def findings(context: Context) -> Iterator[Finding]:
    for bank in banks_of(context.measure):
        seen: dict[tuple[str, ...], Item] = {}
        for item in bank.items:
            keys = list(forms_of(item.text.value))
            other = next((seen[key] for key in keys if key in seen), None)
            if other is not None:
                message = f"“{item.id}” asks nearly what “{other.id}” asks: their answers count twice."
                help = f"keep them apart: enemies {other.id}; or take the better one"
                enemies = {enemy.value for one in (item, other) if one.calibration for enemy in one.calibration.enemies}
                if enemies.isdisjoint((item.id, other.id)):
                    yield rule.at(item.text.span, message, help=help).because(other.text.span, "nearly the same")
            for key in keys:
                seen.setdefault(key, item)


def forms_of(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a question; of a long one also without each of them in turn."""
    words = tuple(WORD.findall(text.lower()))
    yield words
    if len(words) >= LONG:
        for place in range(len(words)):
            yield (*words[:place], "", *words[place + 1 :])
            yield (*words[:place], *words[place + 1 :])
