"""The codes of a measure's scales as CodeSystems, so that a server can tell what they mean."""

from __future__ import annotations

from romdsl.emit.target import Options
from romdsl.model.measure import Choice, Item, Measure

from .narrative import safe, told
from .options import NONE_OF_THESE, NOTHING_TICKED, system_name, system_of
from .words import Json, clean, computer_name, filled, resource_id, status_of


def code_systems(measure: Measure, options: Options) -> dict[str, Json]:
    """A CodeSystem for each scale, and for each item with options of its own, by its name."""
    found: dict[str, Json] = {}
    several = {system_name(item) for item in measure.inputs if isinstance(item.answer, Choice) and item.answer.several}
    for item in measure.inputs:
        if isinstance(item.answer, Choice) and system_name(item) not in found:
            name = system_name(item)
            found[name] = code_system(measure, item, options, name in several)
    return found


def code_system(measure: Measure, item: Item, options: Options, several: bool) -> Json:
    assert isinstance(item.answer, Choice)
    name = f"{measure.id}-{system_name(item)}"
    title = f"{measure.title.value}: {item.answer.scale.value if item.answer.scale else item.id}"
    codes = [(option.code, option.text.value) for option in item.answer.options]
    codes += [(NOTHING_TICKED, NONE_OF_THESE)] if several else []
    concepts = [filled(code=clean(code), display=clean(text)) for code, text in codes]
    lines = "".join(f"<li>{safe(code)}: {safe(text)}</li>" for code, text in codes)
    return filled(
        resourceType="CodeSystem",
        id=resource_id(name),
        language=measure.language.value if measure.language else None,
        text=told(measure, f"<p><b>{safe(title)}</b></p><ul>{lines}</ul>"),
        url=system_of(measure, item, options),
        version=measure.version.value if measure.version else None,
        name=computer_name(name),
        title=clean(title),
        status=status_of(measure),
        caseSensitive=True,
        content="complete",
        count=len(concepts),
        concept=concepts,
    )
