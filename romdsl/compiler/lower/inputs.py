"""What may be answered to each item."""

from __future__ import annotations

from typing import assert_never

from ...model import written
from ...model.expression import Interval
from ...model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    FreeText,
    Item,
    NoAnswerType,
    NumberAnswer,
    Slider,
    TimeAnswer,
    YesNo,
)
from ...program import Input


def input_of(item: Item, is_context: bool) -> Input:
    match item.answer:
        case Choice(options, several=several):
            codes = tuple(option.code for option in options)
            if not several:
                return Input(item.id, "choice", codes, is_context=is_context)
            alone = tuple(option.code for option in options if option.non_answer is not None)
            return Input(item.id, "several", codes, exclusive=alone, is_context=is_context)
        case YesNo():
            return Input(item.id, "truth", is_context=is_context)
        case NumberAnswer(interval, _, step) | Slider(interval, _, _, step):
            return _number(item.id, interval, "1" if step is None else written.number(step.value), is_context)
        case TimeAnswer():
            return Input(item.id, "time", is_context=is_context)
        case DateAnswer():
            return Input(item.id, "date", is_context=is_context)
        case DurationAnswer():
            return Input(item.id, "duration", is_context=is_context)
        case FreeText() | NoAnswerType():
            return Input(item.id, "text", is_context=is_context)
        case _:
            assert_never(item.answer)


def _number(id: str, interval: Interval, step: str, is_context: bool) -> Input:
    ends = ["" if end is None else written.number(end) for end in (interval.low, interval.high)]
    return Input(id, "number", (), ends[0], ends[1], step, is_context=is_context)
