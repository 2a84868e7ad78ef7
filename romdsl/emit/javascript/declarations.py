"""Writes the types of an emitted JavaScript module, for editors and TypeScript."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.checked import CheckedMeasure
from ...program import ChangeProgram, Input, Output, Program, UseWhole, UseWord
from ..on_metric import keys_on_metric
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
            checks=" | ".join(javascript_text(check.check) for check in program.checks if check.warning) or "never",
            throws="answers are not possible, or fail a check" if program.checks else "an answer is not possible",
            keys_on_metric=keys_on_metric(program),
            tests=" | ".join(javascript_text(form.form) for form in program.forms if form.rules is not None),
            shown=[pair(item, "boolean | null") for item, _ in program.shown],
        )
    )


def change_declarations(measure: str, change: ChangeProgram) -> str:
    """The `.d.ts` of `change_module`: what is made for it inside stays there."""
    template = environment(TEMPLATES).get_template("change.d.ts.j2")
    scores = [pair(output.score, _score(output)) for output in change.program.outputs]
    return template.render(measure=measure, title=change.title, scores=scores)


def _optional(given: Input) -> str:
    key, _, _ = pair(given.item, ":").partition(": :")
    return f"{key}?: {_answer(given)} | NonAnswer | null;"


def _answer(given: Input) -> str:
    match given.kind:
        case "choice":
            return _codes(given.codes)
        case "several":
            return f"({_codes(given.codes)})[]"
        case "number":
            return "number | string"
        case "truth":
            return "boolean"
        case "text" | "time" | "date" | "duration":
            return "string"


def _codes(given: Sequence[str]) -> str:
    codes = [javascript_text(code) for code in given]
    numbers = [code for code in given if code.isascii() and code.isdigit() and str(int(code)) == code]
    return " | ".join([*codes, *numbers])


def _score(output: Output) -> str:
    value = "number" if isinstance(output.value, UseWhole) else "boolean"
    if isinstance(output.value, UseWord):
        value = " | ".join(map(javascript_text, output.codes)) or "string"
    bands = " | ".join(javascript_text(code) for code in output.band_codes) or ("string" if output.band else "null")
    return f"Score<{value}, {bands}>"
