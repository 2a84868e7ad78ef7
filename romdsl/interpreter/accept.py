"""Answers as they stand in data: which are possible, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from ..model.measure import Choice, FreeText, Item, NoAnswerType, NonAnswer, NumberAnswer, Reason, Slider, YesNo
from ..model.written import interval as written_interval
from ..model.written import number as written_number

NON_ANSWERS: dict[object, NonAnswer] = {
    "!declined": "declined",
    "!unknown": "unknown",
    "!not_applicable": "not_applicable",
}
LONGEST_NUMBER = 1000
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is not possible: the item's id, the answer as given, and why in one sentence."""

    item: str
    value: object
    why: str


class AnswerRefused(ValueError):
    """An answer is not possible, so nothing is scored."""

    def __init__(self, refusal: Refusal) -> None:
        self.item = refusal.item
        self.value = refusal.value
        self.why = refusal.why
        super().__init__(f"{refusal.item}: {refusal.why}")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an item's answer says: its score, its code, or why there is none."""

    score: Fraction | bool | str | None = None
    code: str | None = None
    reason: Reason | None = None


BLANK = Accepted(reason="blank")


def find_refusals(items: Mapping[str, Item], answers: Mapping[str, object]) -> Iterator[Refusal]:
    for id, item in items.items():
        why = accept(item, answers.get(id))
        if isinstance(why, str):
            yield Refusal(id, answers[id], why)
    for id, value in answers.items():
        if id not in items:
            yield Refusal(id, value, f"the measure has no item “{id}”")


def accept(item: Item, value: object) -> Accepted | str:
    """What the answer says, or why it is refused."""
    if value is None or value == "":
        return BLANK
    if isinstance(value, str) and value in NON_ANSWERS:
        return Accepted(reason=NON_ANSWERS[value])
    match item.answer:
        case Choice():
            return _accept_code(item.answer, value)
        case YesNo():
            if isinstance(value, bool):
                return Accepted(score=value, code="yes" if value else "no")
            return f"{_shown(value)} is neither true nor false"
        case NumberAnswer() | Slider():
            return _accept_number(item.answer, value)
        case FreeText():
            return Accepted(score=value) if isinstance(value, str) else f"{_shown(value)} is not a text"
        case NoAnswerType():
            return "the item says nowhere what may be answered"
        case _:
            assert_never(item.answer)


def _accept_code(answer: Choice, value: object) -> Accepted | str:
    code = _code(value)
    for option in answer.options:
        if option.code == code:
            if option.non_answer is not None:
                return Accepted(reason=option.non_answer)
            return Accepted(score=option.score, code=option.code)
    return f"{_shown(value)} is not one of its options ({', '.join(option.code for option in answer.options)})"


def _code(value: object) -> object:
    """A code as it is written: JSON knows no difference between 1 and 1.0, so neither do we."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return value
    return str(int(value))


def _accept_number(answer: NumberAnswer | Slider, value: object) -> Accepted | str:
    number = exact(value)
    if number is None:
        return f"{_shown(value)} is not a number"
    ends = answer.interval
    if number not in ends:
        return f"{written_number(number)} does not lie in {written_interval(ends)}"
    step = Fraction(1) if answer.step is None else answer.step.value
    start = ends.low if ends.low is not None else Fraction(0)
    if ((number - start) / step).denominator != 1:
        return f"{written_number(number)} lies between two steps of {written_number(step)}"
    return Accepted(score=number)


def exact(value: object) -> Fraction | None:
    """The decimal that is written: 0.1 is one tenth, not the float near it; None where it is no number."""
    match value:
        case bool():
            return None
        case int():
            return Fraction(value)
        case float():
            return Fraction(repr(value)) if value - value == 0 else None
        case Decimal():
            return Fraction(value) if value.is_finite() and abs(value.adjusted()) <= LONGEST_NUMBER else None
        case str():
            return Fraction(value) if len(value) <= LONGEST_NUMBER and _DECIMAL.fullmatch(value) else None
        case _:
            return None


def _shown(value: object) -> str:
    match value:
        case str():
            return f"“{value}”"
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return str(value)
        case _:
            return "what was given"
