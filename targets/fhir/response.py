"""A set of answers as a QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import cast

from romdsl.emit.fhirpath.answers import ABSENT, REASONS
from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import (
    Block,
    Choice,
    DateAnswer,
    DurationAnswer,
    Item,
    NumberAnswer,
    Rows,
    Slider,
    TimeAnswer,
    YesNo,
)

from .accepted import code_of, minutes_of
from .narrative import safe, told
from .numbers import is_whole
from .options import NONE_OF_THESE, NOTHING_TICKED, system_of
from .row_groups import is_repeating, link_of, there_link
from .words import UCUM, Json, canonical, clean, filled

HOLLOW = Options()


def response(checked: CheckedMeasure, answers: Mapping[str, object], options: Options = HOLLOW) -> Json:
    """The answers, nested as in the form.

    They are JSON values as answer files have them and are not checked here.  A non-answer that is
    no option (`!declined`) stands on an answer without a value, as `data-absent-reason`.
    """
    measure = checked.measure

    def of(items: Iterable[Item]) -> list[Json]:
        return [made for item in items if (made := answered(checked, item, answers.get(item.id), options))]

    found = group(f"{measure.id}-staff", of(measure.contexts))
    for part in measure.parts:
        if isinstance(part, Block):
            rows = [made for row in part.rows for made in group(row.id, of(row.items))]
            found += group(part.id, rows if part.rows else of(part.items))
        elif isinstance(part, Rows) and is_repeating(part):
            found += repetitions(checked, part, answers, options)
        elif isinstance(part, Rows):
            found += group(
                part.id, [made for row in part.row_ids for made in group(f"{part.id}-{row}", of(items_in(part, row)))]
            )
        elif isinstance(part, Item):
            found += of([part])
    version = f"|{measure.version.value}" if measure.version else ""
    return filled(
        resourceType="QuestionnaireResponse",
        language=measure.language.value if measure.language else None,
        text=told(measure, f"<p>{safe(measure.title.value)}</p>"),
        questionnaire=canonical(measure, options) + version,
        status="completed",
        item=[{"linkId": f"{measure.id}-form", "item": found}] if found else [],
    )


def repetitions(checked: CheckedMeasure, rows: Rows, answers: Mapping[str, object], options: Options) -> list[Json]:
    """A group for each row in which something is said, in the order of their places."""
    found: list[Json] = []
    for place, there in enumerate(rows.there):
        below: list[Json] = []
        for field in rows.fields:
            item = field.items[place]
            if made := answered(checked, item, answers.get(item.id), options):
                below.append(made | {"linkId": link_of(rows, field.id)})
        if not below and answers.get(there.id) is True:
            below = [{"linkId": there_link(rows), "answer": [{"valueBoolean": True}]}]
        found += group(rows.id, below)
    return found


def items_in(rows: Rows, row: str) -> list[Item]:
    """The items of one row: whether it is there, and its fields."""
    return [item for item in rows.items if item.slot is not None and item.slot.row == row]


def group(link: str, below: list[Json]) -> list[Json]:
    """A group, where anything in it is answered."""
    return [{"linkId": link, "item": below}] if below else []


def answered(checked: CheckedMeasure, item: Item, answer: object, options: Options) -> Json | None:
    if answer is None or answer == "":
        return None
    if isinstance(answer, str) and answer in REASONS:
        held: list[Json] = [{"extension": [{"url": ABSENT, "valueCode": REASONS[answer]}]}]
    elif isinstance(answer, list | tuple):
        held = ticked(checked, item, answer, options)
    else:
        held = [value_of(checked, item, answer, options)]
    return {"linkId": item.id, "answer": held}


def ticked(checked: CheckedMeasure, item: Item, answer: Sequence[object], options: Options) -> list[Json]:
    """An answer for each code; for none, the option that says so: without an answer the item would be blank."""
    if answer:
        return [value_of(checked, item, code, options) for code in answer]
    system = system_of(checked.measure, item, options)
    return [{"valueCoding": {"system": system, "code": NOTHING_TICKED, "display": NONE_OF_THESE}}]


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
        case TimeAnswer():
            return {"valueTime": f"{answer}:00"}
        case DateAnswer():
            return {"valueDate": answer}
        case DurationAnswer():
            minutes = minutes_of(cast(str, answer))
            return {"valueQuantity": {"value": minutes, "unit": "minutes", "system": UCUM, "code": "min"}}
        case _:
            return {"valueString": clean(cast(str, answer))}
