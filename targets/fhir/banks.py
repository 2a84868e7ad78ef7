"""A bank as a Library that holds its parameters, and each adaptive test as the Questionnaire that SDC wants of one."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import asdict
from fractions import Fraction

from romdsl.emit.target import Options
from romdsl.model.calibrated import bank_digest, bank_of
from romdsl.model.measure import Block, Cat, Measure

from .narrative import safe, told
from .words import SDC, Json, canonical, clean, computer_name, extension, filled, markdown, resource_id, status_of

LIBRARY_TYPES = "http://terminology.hl7.org/CodeSystem/library-type"


def bank_files(measure: Measure, options: Options) -> dict[str, Json]:
    """The files by their names, without ending."""
    found: dict[str, Json] = {}
    for block in measure.blocks:
        if block.banked is not None and (held := _parameters(measure, block)) is not None:
            found[f"Library-{measure.id}-{block.id}"] = _library(measure, block, held, options)
    for cat in measure.cats:
        found[f"Questionnaire-{measure.id}-{cat.id}"] = _adaptive(measure, cat, options)
    return found


def _parameters(measure: Measure, block: Block) -> Json | None:
    """What fixes the digits of a score: the metric, and each scored item's model and parameters; and the forms."""
    bank = bank_of(measure, block)
    if bank is None:
        return None
    return {
        "bank": block.id,
        "hash": bank_digest(measure, block),
        "metric": _plain(asdict(bank.metric)),
        "items": [_plain(asdict(item)) for item in bank.items],
        "forms": {
            form.id: [name.value for name in form.names]
            for form in measure.forms
            if form.bank is not None and form.bank.value == block.id
        },
    }


def _plain(values: Json) -> Json:
    """Numbers as JSON has them; a step that is no decimal stays a fraction in text."""
    return {key: _number(value) if isinstance(value, Fraction) else value for key, value in values.items()}


def _number(value: Fraction) -> object:
    near = value.numerator / value.denominator
    return near if Fraction(repr(near)) == value else str(value)


def _library(measure: Measure, block: Block, held: Json, options: Options) -> Json:
    title = clean(block.text.value if block.text else block.id)
    metric = next((each for each in measure.metrics if block.banked and block.banked.metric
                   and each.id == block.banked.metric.value), None)  # fmt: skip
    sample = f"Sample: {metric.sample.value}." if metric and metric.sample else ""
    data = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{measure.id}-{block.id}"
    return _common(measure, "Library", block.id, name, title, options) | filled(
        type={"coding": [{"system": LIBRARY_TYPES, "code": "asset-collection"}]},
        description=markdown(f"Parameters of the item bank and its metric. {sample}".strip()),
        text=told(measure, f"<p><b>{safe(title)}</b></p><p>{safe(f'Parameters and metric. {sample}'.strip())}</p>"),
        content=[
            {
                "contentType": "application/json",
                "data": b64encode(data).decode(),
                "title": f"Parameters of {clean(block.id)}",
            }
        ],
    )


def _adaptive(measure: Measure, cat: Cat, options: Options) -> Json:
    """A Questionnaire without items: each is asked of a server, by $next-question.

    It claims no profile: SDC's (adapt-srch) wants a date of publication, and a measure has none.
    """
    title = clean(f"{measure.title.value}: {cat.title.value if cat.title else cat.id}")
    said = "An adaptive test: which item comes next is asked of a server."
    extensions = [extension("questionnaireAdaptive", "Boolean", True, SDC)]
    if cat.bank is not None:
        library = canonical(measure, options, "Library", cat.bank.value)
        extensions.append(extension("cqf-library", "Canonical", library))
    return _common(measure, "Questionnaire", cat.id, f"{measure.id}-{cat.id}", title, options) | filled(
        text=told(measure, f"<p><b>{safe(title)}</b></p><p>{said}</p>"),
        extension=extensions,
        subjectType=["Patient"],
        description=said,
    )


def _common(measure: Measure, kind: str, part: str, name: str, title: str, options: Options) -> Json:
    return filled(
        resourceType=kind,
        id=resource_id(name),
        language=measure.language.value if measure.language else None,
        url=canonical(measure, options, kind, part),
        version=measure.version.value if measure.version else None,
        name=computer_name(name),
        title=title,
        status=status_of(measure),
    )
