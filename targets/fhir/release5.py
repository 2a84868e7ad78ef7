"""The files of R4 as R5 has them: other types of questions, other extensions, some of them elements now."""

from __future__ import annotations

from collections.abc import Mapping

from .words import CORE, Json

TYPES = {"choice": "coding"}
RENAMED = {f"{CORE}ordinalValue": f"{CORE}itemWeight"}
LEFT_OUT = frozenset([f"{CORE}questionnaire-choiceOrientation"])
"""R5's own definitions still name the types of R4 for it, and refuse it on a question of type coding."""
ALGORITHM = f"{CORE}artifact-versionAlgorithm"


def as_release5(resource: Json) -> Json:
    """A Questionnaire or CodeSystem of R4 as one of R5.

    SDC's profiles are of R4 as yet, so that the file claims none.
    """
    made = {key: changed(value) for key, value in resource.items() if key not in ("meta", "item")}
    extensions = made.pop("extension", None)
    if isinstance(extensions, list):
        kept = [each for each in extensions if each["url"] != ALGORITHM]
        if kept:
            made["extension"] = kept
        for each in extensions:
            if each["url"] == ALGORITHM:
                made["versionAlgorithmCoding"] = each["valueCoding"]
    items = resource.get("item")
    if isinstance(items, list):
        made["item"] = [item_of(item) for item in items]
    return made


def item_of(item: Mapping[str, object]) -> Json:
    """A question; options are all that may be chosen, which R5 wants said."""
    made = {key: changed(value) for key, value in item.items() if key != "item"}
    kind = made.get("type")
    if isinstance(kind, str) and kind in TYPES:
        made |= {"type": TYPES[kind], "answerConstraint": "optionsOnly"}
    below = item.get("item")
    if isinstance(below, list):
        made["item"] = [item_of(each) for each in below]
    return made


def changed(value: object) -> object:
    """Any part with its extensions renamed, and without those that R5 refuses."""
    if isinstance(value, list):
        return [changed(each) for each in value if not (isinstance(each, dict) and each.get("url") in LEFT_OUT)]
    if not isinstance(value, dict):
        return value
    made = {key: changed(each) for key, each in value.items()}
    url = made.get("url")
    if isinstance(url, str) and url in RENAMED:
        made["url"] = RENAMED[url]
    return {key: each for key, each in made.items() if each != []}
