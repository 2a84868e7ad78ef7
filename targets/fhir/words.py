"""The plain pieces of FHIR that everything else is made of: addresses, extensions, codings, numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from romdsl.emit.target import Options
from romdsl.model.measure import Measure

Json = dict[str, object]

CORE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
UCUM = "http://unitsofmeasure.org"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
SYSTEMS = {"loinc": "http://loinc.org", "snomed": "http://snomed.info/sct", "sct": "http://snomed.info/sct"}
STATUS = {"draft": "draft", "pilot": "draft", "live": "active", "retired": "retired"}
UNITS = {
    "hours": "h", "hour": "h", "minutes": "min", "minute": "min", "seconds": "s", "days": "d", "day": "d", "weeks": "wk",
    "week": "wk", "months": "mo", "month": "mo", "years": "a", "year": "a", "kg": "kg", "g": "g", "cm": "cm", "m": "m",
    "mm": "mm", "km": "km", "percent": "%", "%": "%", "ml": "mL", "l": "L", "mmHg": "mm[Hg]", "points": "{points}",
}  # fmt: skip
"""Words for units that UCUM has a code for."""


def canonical(measure: Measure, options: Options, kind: str = "Questionnaire", name: str = "") -> str:
    """The address under which a resource is known, whoever serves it: the same for every version."""
    root = options.values.get("canonical", "").rstrip("/")
    id = "-".join(part for part in (measure.id.replace("_", "-"), name.replace("_", "-")) if part)
    if root:
        return f"{root}/{kind}/{id}"
    return ":".join(part for part in ("urn:romdsl", measure.id, name) if part)


def extension(name: str, kind: str, value: object, root: str = CORE) -> Json:
    return {"url": root + name, f"value{kind}": value}


def expression(name: str, text: str) -> Json:
    return extension(name, "Expression", {"language": "text/fhirpath", "expression": text}, SDC)


def control(code: str) -> Json:
    return extension("questionnaire-itemControl", "CodeableConcept", {"coding": [{"system": CONTROLS, "code": code}]})


HIDDEN = extension("questionnaire-hidden", "Boolean", True)


def number(value: Fraction) -> int | float:
    """A decimal as JSON has it: with at most 15 digits a double prints as it was written."""
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def clean(text: str) -> str:
    """The text without what a FHIR string may not hold: characters below a space other than tab and line ends."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)


def markdown(text: str) -> str:
    """A text where FHIR wants Markdown: it reads as it was written."""
    escaped = re.sub(r"&(?=#?\w+;)", "&amp;", clean(text))
    escaped = re.sub(r"([\\`*\[\]])", r"\\\1", escaped).replace("<", "&lt;")
    return re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\_", escaped)


def filled(**members: object) -> Json:
    """An object without members that hold nothing: FHIR has no null, no empty text and no empty list."""
    return {
        key: value
        for key, value in members.items()
        if value is not None and value != "" and value != [] and value != {}
    }


def concept_coding(system: str, code: str) -> Json | None:
    known = SYSTEMS.get(system.lower())
    if known is None and re.match(r"(https?://|urn:)\S+$", system):
        known = system
    return {"system": known, "code": code} if known else None


def unit_coding(unit: str | None) -> Json | None:
    code = UNITS.get(unit or "")
    return {"system": UCUM, "code": code, "display": unit} if code else None


def status_of(measure: Measure) -> str:
    return STATUS[measure.status.value] if measure.status else "draft"


def resource_id(name: str) -> str:
    """A name as an id of a resource: no `_`, and 64 characters at most."""
    return name.replace("_", "-")[:64]


def computer_name(id: str) -> str:
    """The id as FHIR wants names: `how_are_you` is HowAreYou, and never one letter alone."""
    name = "".join(word[0].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", id) if word)
    return name if len(name) > 1 else f"{name or 'X'}_"
