"""Options to choose from: their system, codes, texts and weights."""

from __future__ import annotations

from romdsl.emit.target import Options
from romdsl.model.measure import Choice, Item, Measure, Option

from .words import Json, canonical, clean, extension, filled, number

NOTHING_TICKED = "()"
"""The code of the option that says that nothing of a tick-all applies, which is no blank."""
NONE_OF_THESE = "None of these"
EXCLUSIVE = extension("questionnaire-optionExclusive", "Boolean", True)


def system_name(item: Item) -> str:
    """What an item's code system is called after the measure: scales and items may share a name."""
    assert isinstance(item.answer, Choice)
    if item.answer.scale:
        return f"scale-{item.answer.scale.value}"
    # The items of a field, one a row, have the same options.
    return f"item-{item.slot.rows}-{item.slot.field}" if item.slot else f"item-{item.id}"


def system_of(measure: Measure, item: Item, options: Options) -> str:
    """The code system of an item's options: that of its scale, else one of its own."""
    return canonical(measure, options, "CodeSystem", system_name(item))


def answer_options(measure: Measure, item: Item, options: Options) -> list[Json]:
    """The weight stands both on the option and on its coding: known forms look in one or the other."""
    assert isinstance(item.answer, Choice)
    system = system_of(measure, item, options)
    several = item.answer.several
    found = [answer_option(system, option, several) for option in item.answer.options]
    if several:
        none = {"system": system, "code": NOTHING_TICKED, "display": NONE_OF_THESE}
        found.append({"extension": [EXCLUSIVE], "valueCoding": none})
    return found


def answer_option(system: str, option: Option, several: bool = False) -> Json:
    weight = [] if option.score is None else [extension("ordinalValue", "Decimal", number(option.score))]
    alone = [EXCLUSIVE] if several and option.non_answer else []
    coding = filled(extension=weight, system=system, code=clean(option.code), display=clean(option.text.value))
    return filled(extension=[*weight, *alone], valueCoding=coding)
