"""FHIR R4 and R5: a Questionnaire that scores itself in forms that know SDC."""

from __future__ import annotations

import json

from romdsl.emit.bank_forms import FORM_OPTION, with_forms
from romdsl.emit.patterns import without_patterns
from romdsl.emit.target import Engine, Option, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .banks import bank_files
from .losses import losses
from .questionnaire import questionnaire
from .release5 import as_release5
from .run import can_run, run
from .systems import code_systems


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    """The Questionnaire, a CodeSystem for each set of options and what there is of item banks, in each release wanted."""
    banks = bank_files(checked.measure, options)
    program, checked = without_patterns(program), with_forms(checked, options.values.get("form", ""))
    measure = checked.measure
    made = {f"Questionnaire-{measure.id}.json": questionnaire(checked, program, options)}
    for name, system in code_systems(measure, options).items():
        made[f"CodeSystem-{measure.id}-{name}.json"] = system
    made |= {f"{name}.json": file for name, file in banks.items()}
    release = options.values.get("release", "both")
    files = {f"r4/{name}": file for name, file in made.items()} if release != "r5" else {}
    if release != "r4":
        files |= {f"r5/{name}": as_release5(file) for name, file in made.items()}
    return {path: json.dumps(file, ensure_ascii=False, indent=2) + "\n" for path, file in files.items()}


target = Target(
    id="fhir",
    title="FHIR Questionnaire with calculated scores, R4 and R5",
    emit=emit,
    unsupported=losses,
    options=(
        Option("canonical", "the address below which the measure is published: https://example.org/fhir", ""),
        Option("release", "which releases of FHIR are written", "both", ("both", "r4", "r5")),
        Option(
            "scores",
            "who sees scores: measure (as the measure says), visible (everybody)",
            "measure",
            ("measure", "visible"),
        ),
        Option(
            "earlier",
            "earlier answers: none (each form begins empty), server (asked of the server that holds them: SDC population)",
            "none",
            ("none", "server"),
        ),
        FORM_OPTION,
    ),
    engines=(Engine("fhir", run, can_run, knows_patterns=False),),
)
