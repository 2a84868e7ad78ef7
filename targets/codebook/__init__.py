"""The codebook: what a data manager needs to load a study and to know what its scores are."""

from __future__ import annotations

import json

from romdsl.emit.target import Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .page import page
from .schemas import Json, answers_schema, result_schema
from .tables import code_list, dictionary


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    id = checked.measure.id
    return {
        f"{id}.csv": dictionary(checked.measure),
        f"{id}.codes.csv": code_list(checked.measure),
        f"{id}.md": page(checked),
        f"{id}.answers.schema.json": as_json(answers_schema(checked)),
        f"{id}.result.schema.json": as_json(result_schema(checked)),
    }


def as_json(schema: Json) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


target = Target(id="codebook", title="Codebook: data dictionary and JSON Schema", emit=emit)
