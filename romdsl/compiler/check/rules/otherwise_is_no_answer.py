"""What a hidden item is worth could not be an answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....interpreter.accept import Accepted, accept
from ....model import written
from ....model.measure import (
    Choice,
    DateAnswer,
    DurationAnswer,
    Item,
    NumberAnswer,
    Otherwise,
    Slider,
    TimeAnswer,
    YesNo,
)
from ..context import Context

rule = Rule("ROM416", "otherwise-is-no-answer", "error")

EXAMPLES: dict[type[object], str] = {
    TimeAnswer: 'a time, as "08:30"',
    DateAnswer: 'a day, as "2026-01-12"',
    DurationAnswer: 'hours and minutes, as "7:30"',
}


def findings(context: Context) -> Iterator[Finding]:
    seen = set()
    for item in context.measure.items:
        otherwise = item.otherwise
        if otherwise is None or otherwise.kind != "value" or otherwise.span in seen:
            continue
        known = possible(item, otherwise)
        if known:
            seen.add(otherwise.span)
            value = otherwise.value
            text = written.number(value) if isinstance(value, Fraction) else value
            message = f"“{text}” cannot be answered to “{item.id}”."
            yield rule.at(otherwise.span, message, help=f"write {known}; or left out; or missing")


def possible(item: Item, otherwise: Otherwise) -> str:
    """What could stand there instead, or nothing where it is right as it is."""
    value = otherwise.value
    match item.answer:
        case Choice(options) if options:
            codes = [option.code for option in options]
            scores = [option.score for option in options if option.score is not None]
            if value in scores or value in codes:
                return ""
            # A number stands for a score here, so the code 2 that scores 5 is written "2", or 5.
            quoted = isinstance(value, Fraction) and written.number(value) in codes
            return f'"{written.number(value)}" for the code' if quoted else f"one of {', '.join(codes[:12])}"  # type: ignore[arg-type]
        case YesNo():
            return "" if value in ("yes", "no") else "yes or no"
        case NumberAnswer(interval) | Slider(interval):
            fits = isinstance(value, Fraction) and value in interval
            return "" if fits else f"a number in {written.interval(interval)}"
        case TimeAnswer() | DateAnswer() | DurationAnswer():
            if isinstance(value, str) and isinstance(accept(item, value), Accepted):
                return ""
            return EXAMPLES[type(item.answer)]
        case _:
            return ""
