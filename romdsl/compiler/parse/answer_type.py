"""Types of answer: `number 0..24 hours step 0.5`, `slider 0..10 from "…" to "…"`, `yes no`, `text`, `time`."""

from __future__ import annotations

from fractions import Fraction

from ...diagnostics import Report, nearest
from ...model.measure import (
    Answer,
    DateAnswer,
    DurationAnswer,
    FreeText,
    NumberAnswer,
    Placed,
    Slider,
    TimeAnswer,
    YesNo,
)
from ...source import Piece
from . import value_rules as rules
from .interval import interval_from, signed_number
from .reader import BreaksOff, Reader

_ALONE: dict[str, type[FreeText | TimeAnswer | DateAnswer | DurationAnswer]] = {
    "text": FreeText,
    "time": TimeAnswer,
    "date": DateAnswer,
    "duration": DurationAnswer,
}
"""Types that are one word."""


def read_answer(piece: Piece, report: Report) -> Answer | None:
    """The type that is the whole of a value, or None after a finding."""
    reader = Reader(piece, report)
    try:
        answer = _answer(reader)
        if not reader.at_end:
            reader.stop(
                rules.TOO_MUCH_ON_THE_LINE,
                f"The type of the answer ends before {reader.shown()}.",
                help="put each word on its own line",
            )
    except BreaksOff:
        return None
    return answer


def _answer(reader: Reader) -> Answer:
    start = reader.word
    if reader.take_word(*_ALONE):
        return _ALONE[start.text](span=start.span)
    if reader.take_phrase("yes no"):
        return YesNo(span=reader.span_from(start))
    if reader.take_word("number"):
        return _number(reader)
    if reader.take_word("slider"):
        return _slider(reader)
    near = nearest(start.text, (*_ALONE, "number", "slider", "yes")) if start.kind == "name" else None
    near = "yes no" if near == "yes" else near
    known = 'text; yes no; number 0..24 hours; slider 0..10 from "…" to "…"; time; date; duration'
    reader.stop(
        rules.NOT_AN_ANSWER_TYPE,
        f"There is no type of answer {reader.shown()}.",
        help=f"did you mean {near}?" if near else f"write one of {known}; or give the item a scale",
    )


def _number(reader: Reader) -> NumberAnswer:
    start = reader.word
    ends = interval_from(reader)
    unit = None
    if (reader.word.kind == "name" and not reader.word.is_word("step")) or reader.word.kind == "text":
        unit = reader.take().text
    return NumberAnswer(ends, unit, _step(reader), span=reader.span_from(start))


def _slider(reader: Reader) -> Slider:
    start = reader.word
    ends = interval_from(reader)
    step = _step(reader)
    low = _end_text(reader, "from")
    high = _end_text(reader, "to")
    return Slider(ends, low, high, step or _step(reader), span=reader.span_from(start))


def _step(reader: Reader) -> Placed[Fraction] | None:
    if not reader.take_word("step"):
        return None
    start = reader.word
    value = signed_number(reader)
    if value is None or value <= 0:
        reader.stop(rules.NOT_A_NUMBER, "A step is a number above 0.", help="write step 1 or step 0.5", at=start)
    return Placed(value, span=reader.span_from(start))


def _end_text(reader: Reader, word: str) -> Placed[str] | None:
    if not reader.take_word(word):
        return None
    text = reader.word
    if text.kind != "text":
        reader.stop(
            rules.NOT_A_TEXT,
            f"The words for that end should stand here in quotes, not {reader.shown()}.",
            help=f'write {word} "…"',
        )
    reader.take()
    return Placed(text.text, span=text.span)
