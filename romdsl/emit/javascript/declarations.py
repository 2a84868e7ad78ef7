"""Writes the types of an emitted JavaScript module, for editors and TypeScript."""

from __future__ import annotations

from ...model.checked import CheckedMeasure
from ...program import Input, Output, Program, UseWhole
from ..templates import block_remark, environment, javascript_text
from ..words import about
from .module import TEMPLATES
from .printer import pair


def declarations(checked: CheckedMeasure, program: Program) -> str:
    """The `.d.ts` of `module`: what each item takes, and what each score can be."""
    texts = {item.id: item.text.value for item in checked.measure.items}
    return (
        environment(TEMPLATES)
        .get_template("module.d.ts.j2")
        .render(
            about=about(checked, program),
            items=[(block_remark(texts.get(given.item, "")), _optional(given)) for given in program.inputs],
            scores=[pair(output.score, _score(output)) for output in program.outputs],
            alerts=" | ".join(javascript_text(id) for id, _ in program.alerts) or "never",
            shown=[pair(item, "boolean | null") for item, _ in program.shown],
        )
    )


def _optional(given: Input) -> str:
    key, _, _ = pair(given.item, ":").partition(": :")
    return f"{key}?: {_answer(given)} | NonAnswer | null;"


def _answer(given: Input) -> str:
    match given.kind:
        case "choice":
            codes = [javascript_text(code) for code in given.codes]
            numbers = [code for code in given.codes if code.isascii() and code.isdigit() and str(int(code)) == code]
            return " | ".join([*codes, *numbers])
        case "number":
            return "number | string"
        case "truth":
            return "boolean"
        case "text":
            return "string"


def _score(output: Output) -> str:
    value = "number" if isinstance(output.value, UseWhole) else "boolean"
    bands = " | ".join(javascript_text(code) for code in output.band_codes) or ("string" if output.band else "null")
    return f"Score<{value}, {bands}>"
