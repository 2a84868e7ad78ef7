"""The JSON Schema of a measure in YAML, made from the table of words: for editors, not for checking."""

from __future__ import annotations

from .word import Place, Word
from .words import PLACES

Schema = dict[str, object]

_ID = "[A-Za-z][A-Za-z0-9_]*"
_NAMES = {
    "id": _ID,
    "label": "[A-Za-z0-9_]+",
    "code": "-?[A-Za-z0-9_.]+",
    "text": '".*"',
    "interval": ".*",
    "targets": ".+",
    "cells": ".+",
    "sitting": ".+",
}
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
"""YAML programs may take `1.0.0`, `0`, `yes` for texts, numbers or truths; romdsl reads what is written."""


def json_schema() -> Schema:
    """The schema, as it stands in `spec/measure.schema.json`."""
    definitions: Schema = {_definition(name): _place(name, place) for name, place in PLACES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A measure of romdsl in YAML",
        "description": "For completion and first help in editors; `romdsl check` finds far more.",
        "$ref": "#/$defs/measure",
        "$defs": definitions,
    }


def _definition(place: str) -> str:
    return place.replace(" ", "_")


def _place(name: str, place: Place) -> Schema:
    properties: Schema = {}
    patterns: Schema = {}
    for word in place.words.values():
        if word.named:
            patterns[_pattern(f"{word.name} ", word)] = _thing(word)
        if not word.named or word.named == "label":
            properties[word.name] = _thing(word) if word.named else _value(word)
        if word.keyed:
            patterns[f"^{word.name} ({'|'.join(word.on_line)}) .+$"] = _value(word)
    if place.under:
        properties[place.under] = _members(place)
    elif place.member is not None and place.member.name != "line":
        # What any name may be, but for the keys that begin with a word: `at baseline` beside `q1..q7`.
        others = [f"{word.name} " for word in place.words.values() if word.named]
        before = f"(?!{'|'.join(others)})" if others and place.member.named == "targets" else ""
        patterns[_pattern(before, place.member)] = _thing(place.member)
    schema: Schema = {"type": "object", "description": f"What stands in {place.title}."}
    if properties:
        schema["properties"] = properties
    if patterns:
        schema["patternProperties"] = patterns
    schema["additionalProperties"] = False
    return schema


def _members(place: Place) -> Schema:
    """What stands under a key of its own: items as keys; rows as keys or as a list."""
    keys: Schema = {"$ref": f"#/$defs/{_definition(place.below or place.under)}"}
    if place.member is not None and place.member.takes == "row":
        return {"anyOf": [keys, {"type": "array", "items": _SCALAR}]}
    return keys


def _pattern(before: str, word: Word) -> str:
    return f"^{before}{_NAMES[word.named]}$"


def _thing(word: Word) -> Schema:
    """A thing with a name: its text or formula alone, or its keys."""
    if word.takes in ("band", "given", "row"):
        return {**_SCALAR, "description": word.meaning}
    forms: list[Schema] = []
    if word.text or word.formula or word.inside == "contacts":
        forms.append(_SCALAR)
    if word.inside == "contacts":
        forms.append({"type": "array", "items": _SCALAR})
    if word.inside:
        forms.append({"$ref": f"#/$defs/{_definition(word.inside)}"})
    return _described(word, forms)


def _value(word: Word) -> Schema:
    if word.takes == "flag":
        return {"enum": ["yes", True], "description": word.meaning}
    forms: list[Schema] = []
    if word.takes == "choice" and word.among:
        forms.append({"enum": list(word.among)})
    elif word.takes != "nothing":
        forms.append(_SCALAR)
    if word.repeats and not word.keyed:
        forms.append({"type": "array", "items": _SCALAR})
    if word.inside:
        forms.append({"$ref": f"#/$defs/{_definition(word.inside)}"})
    return _described(word, forms)


def _described(word: Word, forms: list[Schema]) -> Schema:
    if len(forms) == 1:
        return {**forms[0], "description": word.meaning}
    return {"anyOf": forms, "description": word.meaning}
