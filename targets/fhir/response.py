"""A set of answers as a QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from romdsl.emit.fhirpath.answers import ABSENT, REASONS
from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Block, Choice, Item, NumberAnswer, Slider, YesNo

from .accepted import code_of
from .narrative import safe, told
from .numbers import is_whole
from .options import system_of
from .words import Json, canonical, clean, filled

HOLLOW = Options()


def response(checked: CheckedMeasure, answers: Mapping[str, object], options: Options = HOLLOW) -> Json:
    """The answers, nested as in the form.

    They are JSON values as answer files have them and are not checked here.  A non-answer that is
    no option (`!declined`) stands on an answer without a value, as `data-absent-reason`.
    """
    measure = checked.measure
    found: list[Json] = []
    for part in measure.parts:
        if isinstance(part, Block):
            below = [made for item in part.items if (made := answered(checked, item, answers.get(item.id), options))]
            if below:
                found.append({"linkId": part.id, "item": below})
        elif isinstance(part, Item) and (made := answered(checked, part, answers.get(part.id), options)):
            found.append(made)
    version = f"|{measure.version.value}" if measure.version else ""
    return filled(
        resourceType="QuestionnaireResponse",
        language=measure.language.value if measure.language else None,
        text=told(measure, f"<p>{safe(measure.title.value)}</p>"),
        questionnaire=canonical(measure, options) + version,
        status="completed",
        item=[{"linkId": f"{measure.id}-form", "item": found}] if found else [],
    )


def answered(checked: CheckedMeasure, item: Item, answer: object, options: Options) -> Json | None:
    if answer is None or answer == "":
        return None
    if isinstance(answer, str) and answer in REASONS:
        held: Json = {"extension": [{"url": ABSENT, "valueCode": REASONS[answer]}]}
    else:
        held = value_of(checked, item, answer, options)
    return {"linkId": item.id, "answer": [held]}


def value_of(checked: CheckedMeasure, item: Item, answer: object, options: Options) -> Json:
    match item.answer:
        case Choice(options=choices):
            code = code_of(answer) or ""
            texts = {option.code: option.text.value for option in choices}
            system = system_of(checked.measure, item, options)
            return {"valueCoding": filled(system=system, code=code, display=clean(texts.get(code, "")))}
        case YesNo():
            return {"valueBoolean": answer is True}
        case NumberAnswer() | Slider():
            exact = Decimal(str(answer))
            if is_whole(item.answer) and exact == exact.to_integral_value():
                return {"valueInteger": int(exact)}
            return {"valueDecimal": float(exact)}
        case _:
            return {"valueString": clean(cast(str, answer))}
