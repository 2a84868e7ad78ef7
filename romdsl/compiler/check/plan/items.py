"""What is known of an item before anything is answered: its scores, and what it is worth when it is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ....model import written
from ....model.measure import (
    Choice,
    DurationAnswer,
    Item,
    NumberAnswer,
    Otherwise,
    Slider,
    YesNo,
)

NON_ANSWERS = ("declined", "unknown", "not_applicable")
LONGEST_DURATION = 9999 * 60 + 59
"""In minutes."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a hidden item is worth; `reason` None: it has a value."""

    expected: bool = True
    reason: str | None = "not_shown"
    score: Fraction | bool | None = None
    code: str | None = None


def hidden(item: Item) -> Hidden:
    match item.otherwise:
        case Otherwise("left_out"):
            return Hidden(expected=False)
        case Otherwise("value", Fraction() as number):
            return Hidden(True, None, number, written.number(number))
        case Otherwise("value", str(code)):
            return _hidden_code(item, code)
        case _:
            return Hidden()


def _hidden_code(item: Item, code: str) -> Hidden:
    if isinstance(item.answer, YesNo):
        return Hidden(True, None, code == "yes", code)
    if isinstance(item.answer, DurationAnswer):
        return Hidden(True, None, Fraction(clock_written(code) or 0, 60), code)
    for option in item.answer.options if isinstance(item.answer, Choice) else ():
        if option.code == code and option.non_answer is not None:
            return Hidden(True, option.non_answer)
        if option.code == code:
            return Hidden(True, None, option.score, code)
    return Hidden(True, None, None, code)


def clock_written(text: str) -> int | None:
    """The number of a time, duration or date in an `otherwise`."""
    parts = text.split(":") if ":" in text else text.split("-")
    if not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 2:
        return numbers[0] * 60 + numbers[1]
    return numbers[0] * 10_000 + numbers[1] * 100 + numbers[2] if len(numbers) == 3 else None


def scores(item: Item) -> tuple[Fraction, ...]:
    """The scores of an item's options, or the ends of its number; a tick-all has none."""
    match item.answer:
        case Choice(several=True):
            return ()
        case Choice(options):
            return tuple(option.score for option in options if option.score is not None)
        case NumberAnswer(interval) | Slider(interval):
            return tuple(end for end in (interval.low, interval.high) if end is not None)
        case DurationAnswer():
            return (Fraction(0), Fraction(LONGEST_DURATION, 60))
        case _:
            return ()


def decimals_of(item: Item) -> int:
    """How many decimals a number that is answered can have."""
    assert isinstance(item.answer, NumberAnswer | Slider)
    step = item.answer.step.value if item.answer.step else Fraction(1)
    parts = [step, *(end for end in (item.answer.interval.low, item.answer.interval.high) if end is not None)]
    return next((d for d in range(20) if all((part * 10**d).denominator == 1 for part in parts)), 0)


def non_answers(item: Item) -> tuple[tuple[str, str], ...]:
    """The codes of an item's non-answers, each with its reason."""
    own = tuple(
        (option.code, option.non_answer)
        for option in (item.answer.options if isinstance(item.answer, Choice) else ())
        if option.non_answer is not None
    )
    return (*own, *((f"!{reason}", reason) for reason in NON_ANSWERS))
