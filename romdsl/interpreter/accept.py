"""Answers as they stand in data: which are possible, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from ..model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    FreeText,
    Item,
    NoAnswerType,
    NonAnswer,
    NumberAnswer,
    Reason,
    Slider,
    TimeAnswer,
    YesNo,
)
from ..model.private import NOT_SHOWN, may_be_words
from ..model.written import interval as written_interval
from ..model.written import number as written_number
from .clocks import date_in, hours_in, time_in
from .values import Present

NON_ANSWERS: dict[object, NonAnswer] = {
    "!declined": "declined",
    "!unknown": "unknown",
    "!not_applicable": "not_applicable",
}
LONGEST_NUMBER = 1000
_AS_A_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is not possible: the item's id, the answer as given, and why in one sentence.

    `is_check`: each answer is possible, and together they fail the check whose id is `item`; `why`
    is its text.
    """

    item: str
    value: object
    why: str
    is_check: bool = False

    def __str__(self) -> str:
        return f"check {self.item}: {self.why}" if self.is_check else f"{self.item}: {self.why}"


class AnswerRefused(ValueError):
    """An answer is not possible, or a check that is no warning fails, so nothing is scored."""

    def __init__(self, refusal: Refusal) -> None:
        self.item = refusal.item
        self.value = refusal.value
        self.why = refusal.why
        super().__init__(str(refusal))


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an item's answer says: its score, its code, or why there is none."""

    score: Present | None = None
    code: str | None = None
    reason: Reason | None = None


BLANK = Accepted(reason="blank")


_UNSEEN = object()
"""Stands for an answer in private words where it is said why it is refused."""


def find_refusals(items: Mapping[str, Item], answers: Mapping[str, object]) -> Iterator[Refusal]:
    """The answers that are not possible; what may be private words is not shown."""
    for id, item in items.items():
        value = answers.get(id)
        why = accept(item, value)
        if not isinstance(why, str):
            continue
        if item.private and may_be_words(value, item):
            unseen = [_UNSEEN] if isinstance(value, list | tuple) and not isinstance(item.answer, FreeText) else _UNSEEN
            value, why = NOT_SHOWN, str(accept(item, unseen))
        yield Refusal(id, value, why)
    for id, value in answers.items():
        if id not in items:
            is_hidden = may_be_words(value) and any(item.private for item in items.values())
            yield Refusal(id, NOT_SHOWN if is_hidden else value, f"the measure has no item “{id}”")


def accept(item: Item, value: object) -> Accepted | str:
    """What the answer says, or why it is refused."""
    if value is None or value == "":
        return BLANK
    if isinstance(value, str) and value in NON_ANSWERS:
        return Accepted(reason=NON_ANSWERS[value])
    match item.answer:
        case Choice(several=True):
            return _accept_ticks(item.answer, value)
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
        case TimeAnswer() | DateAnswer() | DurationAnswer():
            return _accept_clock(item.answer, value)
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
    return _no_option(answer, value)


def _no_option(answer: Choice, value: object) -> str:
    told = value.strip().casefold() if isinstance(value, str) else None
    named = next((option for option in answer.options if option.text.value.casefold() == told), None)
    if named is not None:
        return f"{_shown(value)} is the text of an option, and its code is wanted: {named.code}"
    return f"{_shown(value)} is not one of its options ({', '.join(option.code for option in answer.options)})"


def _accept_ticks(answer: Choice, value: object) -> Accepted | str:
    """A list of codes, each once; an option that is a non-answer stands alone."""
    if not isinstance(value, list | tuple):
        return f"{_shown(value)} is not a list of options"
    non_answers = {option.code: option.non_answer for option in answer.options}
    codes = [_code(code) for code in value]
    for code, given in zip(codes, value, strict=True):
        if not isinstance(code, str) or code not in non_answers:
            return _no_option(answer, given)
        if codes.count(code) > 1:
            return f"“{code}” is ticked twice"
        if non_answers[code] is not None and len(codes) > 1:
            return f"“{code}” stands beside other options, and says that there is no answer"
    if len(codes) == 1 and (reason := non_answers[str(codes[0])]) is not None:
        return Accepted(reason=reason)
    return Accepted(score=frozenset(code for code in codes if isinstance(code, str)))


def _accept_clock(answer: TimeAnswer | DateAnswer | DurationAnswer, value: object) -> Accepted | str:
    text = value if isinstance(value, str) else ""
    found: Present | None
    match answer:
        case TimeAnswer():
            found, wanted = time_in(text), "a time of day, 08:30, from 00:00 to 23:59"
        case DateAnswer():
            found, wanted = date_in(text), "a day of the calendar"
            if not _AS_A_DATE.fullmatch(text):
                wanted = "a day as it has to be written: 2026-01-12, year, month and day"
        case DurationAnswer():
            found, wanted = hours_in(text), "hours and minutes, 7:30, from 0:00 to 9999:59"
    return f"{_shown(value)} is not {wanted}" if found is None else Accepted(score=found)


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
        case list() | tuple() if value:
            some = [str(part) for part in value[:10]] + (["…"] if len(value) > 10 else [])
            return f"“{';'.join(some)}”"
        case _:
            return "what was given"
