"""What stands in a column of an answers file: kind, codes, ends, condition, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

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
    Slider,
    TimeAnswer,
    YesNo,
)
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
    asked_of: str
    kind: str
    format: str
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
    label: str


def columns(measure: Measure) -> list[Column]:
    """All columns in the order of the form, what staff fill in before the items."""
    blocks = {item.id: block.id for block in measure.blocks for item in block.items}
    blocks |= {item.id: rows.id for rows in measure.rows for item in rows.items}
    staff = [column(context, "", "staff") for context in measure.contexts]
    return [*staff, *(column(item, blocks.get(item.id, "")) for item in measure.items)]


def is_there(item: Item) -> bool:
    """Whether an item says that a row is there: in data its state does."""
    return item.slot is not None and item.slot.field is None


def condition_of(item: Item) -> str:
    """When an item is asked, as a formula; of a row's own words whether that row is there."""
    if item.when is None:
        return ""
    written = formula(item.when)
    if item.slot is None:
        return written
    return written.replace(f"answered({item.slot.rows}_{item.slot.row})", f"row {item.slot.row} is there")


def state_of(item: Item, block: str) -> Column:
    """The column that says whether a row is still there."""
    return Column(
        name=f"{item.id}_state",
        id=f"{item.id}_state",
        block=block,
        text=f"{item.text.value}: whether it is still there",
        asked_of="person",
        label="",
        kind="state of a row",
        format="",
        codes="active = still there; retired = no longer there",
        low="",
        high="",
        step="",
        unit="",
        missing="empty",
        condition="",
        when_hidden="",
        required="",
        concepts="",
        help="",
    )


def column(item: Item, block: str, asked_of: str = "person") -> Column:
    if is_there(item):
        return state_of(item, block)
    low, high, step, unit = ends(item)
    lacking = [option.code for option in options_of(item) if option.non_answer]
    return Column(
        name=item.column.value if item.column else item.id,
        id=item.id,
        block=block,
        text=item.text.value,
        asked_of=asked_of,
        kind=kind(item),
        format=data_format(item),
        codes="; ".join(f"{option.code} = {option.text.value}" for option in options_of(item)) or plain_codes(item),
        low=low,
        high=high,
        step=step,
        unit=unit,
        missing=", ".join(["empty", *lacking, *NON_ANSWERS]),
        condition=condition_of(item),
        when_hidden=hidden(item),
        required=item.presence.value if item.presence else "",
        concepts="; ".join(f"{concept.system} {concept.code}" for concept in item.concepts),
        help=item.help.value if item.help else "",
        label=item.label.value if item.label else "",
    )


def options_of(item: Item) -> tuple[Option, ...]:
    return item.answer.options if isinstance(item.answer, Choice) else ()


def plain_codes(item: Item) -> str:
    return "yes; no" if isinstance(item.answer, YesNo) else ""


def kind(item: Item) -> str:
    match item.answer:
        case Choice(several=several):
            return "tick-all" if several else "choice"
        case YesNo():
            return "yes/no"
        case NumberAnswer():
            return "number"
        case Slider():
            return "slider"
        case TimeAnswer():
            return "time"
        case DateAnswer():
            return "date"
        case DurationAnswer():
            return "duration"
        case FreeText() | NoAnswerType():
            return "text"
        case _:
            assert_never(item.answer)


def data_format(item: Item) -> str:
    """How an answer is written in a file, where that is neither a code, a number nor a text."""
    match item.answer:
        case Choice(several=True):
            return "codes parted by ; — () for nothing ticked"
        case TimeAnswer():
            return "hh:mm"
        case DateAnswer():
            return "yyyy-mm-dd"
        case DurationAnswer():
            return "h:mm"
        case _:
            return ""


def ends(item: Item) -> tuple[str, str, str, str]:
    """Lowest, highest, step and unit; an end that is not itself possible has its sign before it."""
    match item.answer:
        case NumberAnswer(interval=ends, step=step) | Slider(interval=ends, step=step):
            low = "" if ends.low is None else (">" if ends.low_open else "") + number(ends.low)
            high = "" if ends.high is None else ("<" if ends.high_open else "") + number(ends.high)
            return low, high, number(step.value) if step else "1", unit_of(item)
        case TimeAnswer():
            return "00:00", "23:59", "", ""
        case DurationAnswer():
            return "0:00", "9999:59", "", "hours and minutes"
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
    if is_there(item):
        return "active, or retired"
    match item.answer:
        case Choice(options=options, scale=scale, several=several):
            said = "; ".join(f"{option.code} = {option.text.value}" for option in options)
            said = f"scale {scale.value}" if scale is not None else said
            return f"any of: {said}" if several else said
        case YesNo():
            return "yes or no"
        case NumberAnswer(interval=ends, step=step) | Slider(interval=ends, step=step):
            steps = f"step {number(step.value)}" if step else ""
            return " ".join(filter(None, (kind(item), interval(ends), unit_of(item), steps, line_ends(item))))
        case TimeAnswer():
            return "time of day"
        case DateAnswer():
            return "date"
        case DurationAnswer():
            return "hours and minutes"
        case FreeText() | NoAnswerType():
            return "own words"
        case _:
            assert_never(item.answer)


def line_ends(item: Item) -> str:
    """The words at the ends of a slider."""
    if not isinstance(item.answer, Slider) or not item.answer.low_text or not item.answer.high_text:
        return ""
    return f"from “{item.answer.low_text.value}” to “{item.answer.high_text.value}”"
