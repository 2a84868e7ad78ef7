"""What stands in a column of an answers file: kind, codes, ends, condition, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from romdsl.model.measure import Choice, FreeText, Item, Measure, NoAnswerType, NumberAnswer, Option, Slider, YesNo
from romdsl.model.written import formula, interval, number

NON_ANSWERS = ("!declined", "!unknown", "!not_applicable")
"""What any item may hold instead of an answer; an empty cell is one that was left blank."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answers file, all in text; empty where there is nothing to say."""

    name: str
    id: str
    block: str
    text: str
    kind: str
    codes: str
    low: str
    high: str
    step: str
    unit: str
    missing: str
    condition: str
    when_hidden: str
    required: str
    concepts: str
    help: str


def columns(measure: Measure) -> list[Column]:
    """All columns in the order of the form."""
    blocks = {item.id: block.id for block in measure.blocks for item in block.items}
    return [column(item, blocks.get(item.id, "")) for item in measure.items]


def column(item: Item, block: str) -> Column:
    low, high, step, unit = ends(item)
    lacking = [option.code for option in options_of(item) if option.non_answer]
    return Column(
        name=item.column.value if item.column else item.id,
        id=item.id,
        block=block,
        text=item.text.value,
        kind=kind(item),
        codes="; ".join(f"{option.code} = {option.text.value}" for option in options_of(item)) or plain_codes(item),
        low=low,
        high=high,
        step=step,
        unit=unit,
        missing=", ".join(["empty", *lacking, *NON_ANSWERS]),
        condition=formula(item.when) if item.when is not None else "",
        when_hidden=hidden(item),
        required=item.presence.value if item.presence else "",
        concepts="; ".join(f"{concept.system} {concept.code}" for concept in item.concepts),
        help=item.help.value if item.help else "",
    )


def options_of(item: Item) -> tuple[Option, ...]:
    return item.answer.options if isinstance(item.answer, Choice) else ()


def plain_codes(item: Item) -> str:
    return "yes; no" if isinstance(item.answer, YesNo) else ""


def kind(item: Item) -> str:
    match item.answer:
        case Choice():
            return "choice"
        case YesNo():
            return "yes/no"
        case NumberAnswer():
            return "number"
        case Slider():
            return "slider"
        case FreeText() | NoAnswerType():
            return "text"
        case _:
            assert_never(item.answer)


def ends(item: Item) -> tuple[str, str, str, str]:
    """Lowest, highest, step and unit; an end that is not itself possible has its sign before it."""
    match item.answer:
        case NumberAnswer(interval=ends, step=step) | Slider(interval=ends, step=step):
            low = "" if ends.low is None else (">" if ends.low_open else "") + number(ends.low)
            high = "" if ends.high is None else ("<" if ends.high_open else "") + number(ends.high)
            return low, high, number(step.value) if step else "1", unit_of(item)
        case _:
            return "", "", "", ""


def unit_of(item: Item) -> str:
    return item.answer.unit or "" if isinstance(item.answer, NumberAnswer) else ""


def hidden(item: Item) -> str:
    """What a hidden item counts as."""
    if item.when is None:
        return ""
    if item.otherwise is None:
        return "missing"
    if item.otherwise.kind != "value":
        return item.otherwise.kind.replace("_", " ")
    value = item.otherwise.value
    return value if isinstance(value, str) else "" if value is None else number(value)


def answer_in_words(item: Item) -> str:
    """The answers of an item on one line, for people."""
    match item.answer:
        case Choice(scale=scale) if scale is not None:
            return f"scale {scale.value}"
        case Choice(options=options):
            return "; ".join(f"{option.code} = {option.text.value}" for option in options)
        case YesNo():
            return "yes or no"
        case NumberAnswer(interval=ends, step=step) | Slider(interval=ends, step=step):
            steps = f"step {number(step.value)}" if step else ""
            return " ".join(filter(None, (kind(item), interval(ends), unit_of(item), steps, line_ends(item))))
        case FreeText() | NoAnswerType():
            return "own words"
        case _:
            assert_never(item.answer)


def line_ends(item: Item) -> str:
    """The words at the ends of a slider."""
    if not isinstance(item.answer, Slider) or not item.answer.low_text or not item.answer.high_text:
        return ""
    return f"from “{item.answer.low_text.value}” to “{item.answer.high_text.value}”"
