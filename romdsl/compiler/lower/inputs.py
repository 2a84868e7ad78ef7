"""What may be answered to each item."""

from __future__ import annotations

from typing import assert_never

from ...model import written
from ...model.expression import Interval
from ...model.measure import Choice, FreeText, Item, NoAnswerType, NumberAnswer, Slider, YesNo
from ...program import Input


def input_of(item: Item) -> Input:
    match item.answer:
        case Choice(options):
            return Input(item.id, "choice", tuple(option.code for option in options))
        case YesNo():
            return Input(item.id, "truth")
        case NumberAnswer(interval, _, step) | Slider(interval, _, _, step):
            return _number(item.id, interval, "1" if step is None else written.number(step.value))
        case FreeText() | NoAnswerType():
            return Input(item.id, "text")
        case _:
            assert_never(item.answer)


def _number(id: str, interval: Interval, step: str) -> Input:
    ends = ["" if end is None else written.number(end) for end in (interval.low, interval.high)]
    return Input(id, "number", (), ends[0], ends[1], step)
