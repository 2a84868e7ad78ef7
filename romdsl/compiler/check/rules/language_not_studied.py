"""A language of a bank of which nobody says whether its items work in it as in the first."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Block, Measure, Placed
from ..bank_parts import banks_of
from ..context import Context

rule = Rule("ROM890", "language-not-studied", "note")

needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for bank in banks_of(context.measure):
        spoken = languages_of(bank)
        first = first_language(context.measure, spoken)
        studied = {each.value for each in bank.banked.dif_studied} if bank.banked else set()
        for language, place in spoken.items():
            if language != first and language not in studied:
                message = (
                    f"Items of “{bank.id}” are there in {language}, and nobody says whether they work in it as in {first}: "
                    "scores in both are compared on assumption."
                )
                help = f"once it was looked for whether items work otherwise, write dif studied {language}"
                yield rule.at(place.span, message, help=help)


def languages_of(bank: Block) -> dict[str, Placed[str]]:
    """The languages of the items that are asked, each where it is first said."""
    found: dict[str, Placed[str]] = {}
    for item in bank.items:
        if item.calibration is not None and not item.calibration.is_retired:
            for language in item.calibration.languages:
                found.setdefault(language.value, language)
    return found


def first_language(measure: Measure, spoken: dict[str, Placed[str]]) -> str:
    """The language in which the bank was calibrated: that of the measure, or else the first that an item names."""
    return measure.language.value if measure.language else next(iter(spoken), "")
