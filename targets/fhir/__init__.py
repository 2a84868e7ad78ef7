"""FHIR R4: a Questionnaire that scores itself in forms that know SDC."""

from __future__ import annotations

import json

from romdsl.emit.target import Engine, Option, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .losses import losses
from .questionnaire import questionnaire
from .run import can_run, run
from .systems import code_systems


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    """The Questionnaire, and a CodeSystem for each set of options."""
    measure = checked.measure
    files = {f"r4/Questionnaire-{measure.id}.json": questionnaire(checked, program, options)}
    for name, system in code_systems(measure, options).items():
        files[f"r4/CodeSystem-{measure.id}-{name}.json"] = system
    return {path: json.dumps(made, ensure_ascii=False, indent=2) + "\n" for path, made in files.items()}


target = Target(
    id="fhir",
    title="FHIR R4 Questionnaire with calculated scores",
    emit=emit,
    unsupported=losses,
    options=(
        Option("canonical", "the address below which the measure is published: https://example.org/fhir", ""),
        Option(
            "scores",
            "who sees scores: measure (as the measure says), visible (everybody)",
            "measure",
            ("measure", "visible"),
        ),
    ),
    engines=(Engine("fhir", run, can_run),),
)
