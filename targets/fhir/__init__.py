"""FHIR R4: a Questionnaire that scores itself in forms that know SDC."""

from __future__ import annotations

import json

from romdsl.emit.target import Option, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .losses import losses
from .questionnaire import questionnaire
from .run import can_run, run


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    made = questionnaire(checked, program, options)
    return {f"r4/Questionnaire-{checked.measure.id}.json": json.dumps(made, ensure_ascii=False, indent=2) + "\n"}


target = Target(
    id="fhir",
    title="FHIR R4 Questionnaire with calculated scores",
    emit=emit,
    unsupported=losses,
    options=(
        Option("canonical", "the address below which the measure is published: https://example.org/fhir", ""),
        Option("scores", "who sees scores: measure (as the measure says), visible (everybody)", "measure", ("measure", "visible")),
    ),
    run=run,
    can_run=can_run,
)
