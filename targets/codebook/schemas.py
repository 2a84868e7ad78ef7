"""JSON Schema of a set of answers and of a result of one measure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from romdsl.emit.published import band_texts, code_texts
from romdsl.model.checked import CheckedMeasure, ScoreFacts
from romdsl.model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    FreeText,
    Item,
    Measure,
    NoAnswerType,
    NumberAnswer,
    Option,
    Rows,
    Score,
    Slider,
    TimeAnswer,
    YesNo,
)
from romdsl.model.on_metric import on_metric
from romdsl.model.result import plain_number
from romdsl.model.types import Type

from .answers import NON_ANSWERS

Json = dict[str, object]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
REASONS = ("blank", "declined", "unknown", "not_applicable", "not_shown", "insufficient", "no_norm")
FEW = 500
NONE: Json = {"$ref": "#/$defs/no_answer"}
TIME: Json = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
DATE: Json = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}
DURATION: Json = {"type": "string", "pattern": "^[0-9]{1,4}:[0-5][0-9]$"}


def answers_schema(checked: CheckedMeasure) -> Json:
    """Accepts what scoring takes, numbers as numbers; refuses other codes, numbers and keys."""
    measure = checked.measure
    return {
        "$schema": DRAFT,
        "title": f"{measure.title.value}: answers",
        "type": "object",
        "properties": {
            **{item.id: answer(item) for item in measure.inputs if item.slot is None},
            **{rows.id: own_rows(rows) for rows in measure.rows},
        },
        **({"patternProperties": cells} if (cells := cells_of(measure)) else {}),
        "additionalProperties": False,
        "$defs": {
            "no_answer": {
                "description": "left blank, or why there is no answer",
                "enum": [None, "", *NON_ANSWERS],
            }
        },
    }


def cells_of(measure: Measure) -> Json:
    """Rows may stand as cells of their own too: `goals_r1_progress`."""
    found: Json = {}
    for rows in measure.rows:
        ids = "|".join(rows.row_ids) if rows.positions else "r[1-9][0-9]{0,5}"
        found |= {f"^{rows.id}_({ids})_{field.id}$": answer(field.items[0]) for field in rows.fields}
        found[f"^{rows.id}_({ids})_state$"] = {"enum": ["active", "retired", "", None]}
        found[f"^{rows.id}_({ids})_replaces$"] = {"type": ["string", "null"]}
    return found


def own_rows(rows: Rows) -> Json:
    """A list of rows, each an object with its id, its fields, its state and the row whose words it revises."""
    ids: Json = {"enum": list(rows.row_ids)} if rows.positions else {"type": "string", "pattern": "^r[1-9][0-9]{0,5}$"}
    fields: Json = {field.id: answer(field.items[0]) for field in rows.fields}
    known: Json = {
        "id": ids,
        "state": {"enum": ["active", "retired", "", None]},
        "replaces": {"type": ["string", "null"]},
    }
    return {
        "title": rows.text.value if rows.text else rows.id,
        "type": ["array", "null"],
        "items": {"type": "object", "properties": known | fields, "additionalProperties": False},
    }


def answer(item: Item) -> Json:
    said: Json = {"title": item.text.value}
    match item.answer:
        case Choice(options=options, several=True):
            return said | {"anyOf": [*ticks(options), NONE]}
        case Choice(options=options):
            return said | {"anyOf": [*(coded(option) for option in options), NONE]}
        case YesNo():
            return said | {"anyOf": [{"type": "boolean"}, NONE]}
        case NumberAnswer() | Slider():
            return said | {"anyOf": [numeric(item.answer), NONE]}
        case TimeAnswer():
            return said | {"anyOf": [TIME, NONE]}
        case DateAnswer():
            return said | {"anyOf": [DATE, NONE]}
        case DurationAnswer():
            return said | {"anyOf": [DURATION, NONE]}
        case FreeText():
            return said | {"type": ["string", "null"]}
        case NoAnswerType():
            return said | NONE
        case _:
            assert_never(item.answer)


def ticks(options: tuple[Option, ...]) -> list[Json]:
    """A list of codes, each once; a non-answer alone."""
    answers = [coded(option) for option in options if option.non_answer is None]
    any_of_them: Json = {"type": "array", "items": {"anyOf": answers}, "uniqueItems": True, "maxItems": len(answers)}
    if not answers:
        any_of_them = {"type": "array", "maxItems": 0}
    alone = [
        {"type": "array", "items": coded(option), "minItems": 1, "maxItems": 1}
        for option in options
        if option.non_answer
    ]
    return [any_of_them, *alone]


def coded(option: Option) -> Json:
    """A code as it is written, and as a whole number where it reads as one."""
    code = option.code
    digits = code.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and str(int(code)) == code
    return {"title": option.text.value, "enum": [code, int(code)] if is_number else [code]}


def numeric(given: NumberAnswer | Slider) -> Json:
    """A number between its ends; its steps as a list of values, since a tenth is no exact double."""
    ends = given.interval
    step = given.step.value if given.step else Fraction(1)
    start = ends.low if ends.low is not None else Fraction(0)
    if (step.denominator != 1 or start % step) and ends.low is not None and ends.high is not None:
        count = (ends.high - ends.low) // step
        if count <= FEW:
            values = [start + each * step for each in range(count + 1)]
            return {"enum": [plain_number(value) for value in values if value in ends]}
    made: Json = {"type": "number"}
    if step.denominator == 1 and start % step == 0:
        made |= {"multipleOf": int(step)}
    if ends.low is not None:
        made["exclusiveMinimum" if ends.low_open else "minimum"] = plain_number(ends.low)
    if ends.high is not None:
        made["exclusiveMaximum" if ends.high_open else "maximum"] = plain_number(ends.high)
    return made


# --- results ---------------------------------------------------------------------------------


def result_schema(checked: CheckedMeasure) -> Json:
    """A result of just this measure: its scores, ranges, bands and alerts."""
    measure = checked.measure
    alerts: Json = {"type": "array", "items": {"enum": [alert.id for alert in measure.alerts]}, "uniqueItems": True}
    if not measure.alerts:
        alerts = {"type": "array", "maxItems": 0}
    listed: Json = {"type": "array", "uniqueItems": True}
    warnings = [check.id for check in measure.checks if check.warning]
    checks = listed | ({"items": {"enum": warnings}} if warnings else {"maxItems": 0})
    conditional = [item.id for item in measure.items if item.when is not None]
    scores = {score.id: score_schema(checked, score) for score in measure.scores}
    parts: Json = {
        "romdsl": {"const": 1},
        "measure": {"const": measure.id},
        "version": {"const": measure.version.value if measure.version else None},
        "definition": {"const": checked.definition},
        "scoring": {"const": checked.scoring},
        "language": {"const": measure.language.value if measure.language else None},
        "occasion": {"type": ["string", "null"]},
        "occasion_number": {"type": ["integer", "null"], "minimum": 1},
        "date": {"type": ["string", "null"]},
        "scores": closed(scores),
        "alerts": alerts,
        "alerts_undecided": alerts,
        "checks": checks,
        "unused_answers": {"type": "array", "items": {"enum": conditional}}
        if conditional
        else {"type": "array", "maxItems": 0},
    }
    return {"$schema": DRAFT, "title": f"{measure.title.value}: result", **closed(parts)}


def closed(parts: Mapping[str, object]) -> Json:
    """An object that has all of these keys and no other."""
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def score_schema(checked: CheckedMeasure, score: Score) -> Json:
    facts = checked.facts[score.id]
    count = {"type": "integer", "minimum": 0, "maximum": len(facts.items)}
    bands = list(band_texts(score))
    title = score.title.value if score.title else score.id
    parts: Json = {
        "value": {"anyOf": [reported(checked, score, facts), {"type": "null"}]},
        "band": {"enum": [*bands, None]} if bands else {"type": "null"},
        "answered": count,
        "expected": count,
        "filled": count,
        "caseness": {"type": ["boolean", "null"]} if score.caseness else {"type": "null"},
        "rule": {"type": ["string", "null"]},
        "missing": {"enum": [*REASONS, None]},
        **bank_parts(checked, score),
    }
    return {"title": title, **closed(parts)}


def bank_parts(checked: CheckedMeasure, score: Score) -> Json:
    """What a score on a metric says beside its value."""
    found = on_metric(score, checked.names)
    if found is None:
        return {}
    asked: Json = {"type": "array", "uniqueItems": True, "items": {"enum": list(found.items)}}
    return {
        "se": {"type": ["number", "null"], "minimum": 0},
        **{key: {"const": text} for key, text in found.said},
        **({"asked": asked} if found.items else {}),
    }


def reported(checked: CheckedMeasure, score: Score, facts: ScoreFacts) -> Json:
    """The value as it is reported: the ends are rounded as values are; a code of the score's scale, where it has one."""
    if checked.types.get(score.value) is Type.CODE:
        codes = list(code_texts(checked.measure, score))
        return {"enum": codes} if codes else {"type": "string"}
    if facts.low is None or facts.high is None:
        return {"type": "boolean"}
    low, high = (plain_number(rounded(end, facts.decimals)) for end in (facts.low, facts.high))
    return {"type": "number" if facts.decimals else "integer", "minimum": low, "maximum": high}


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)
