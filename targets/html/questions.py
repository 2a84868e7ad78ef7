"""What the form shows of each question: plain values, so that the templates only loop."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from romdsl.model.expression import Interval
from romdsl.model.measure import (
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

from .words import ENGLISH

LONGEST_IN_COLUMNS = 24
MOST_COLUMNS = 5
LONGEST_WORD = {2: 14, 3: 14, 4: 10, 5: 10}
"""Letters of a word that a column holds where there are so many."""
MOST_PAPER_MARKS = 11
ALL_OPTIONS_KINDS = ("choice", "truth", "several")
TYPED = ("number", "duration", "text")
"""Kinds whose answer is cleared by deleting what was typed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One option as it stands on the page; `alone` says that no other goes with it, `is_none` that it
    stands for nothing ticked."""

    value: str
    text: str
    alone: bool = False
    is_none: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """What a number may be, as decimals and in words; `marks` are the circles of a slider on paper."""

    low: str
    high: str
    step: str
    low_open: bool
    high_open: bool
    hint: str
    middle: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One item.  `options` are its answers, `others` its non-answers; `columns` names the layout.

    A cell of a grid has `row` and `column`, whose texts make up its own; `described` is the id of
    a help text elsewhere.  A question of a row of the person's own has its `field`; `at` are the
    occasions at which it is asked, parted by blanks.  `check` says what an answer must be; `checked` that a check names the item.
    """

    id: str
    kind: str
    text: str
    label: str
    number: str
    help: str
    options: tuple[Shown, ...] = ()
    others: tuple[Shown, ...] = ()
    columns: str = ""
    range: Range | None = None
    unit: str = ""
    check: str = ""
    low_text: str = ""
    high_text: str = ""
    conditional: bool = False
    presence: str = ""
    name: str = ""
    row: str = ""
    column: str = ""
    described: str = ""
    checked: bool = False
    field: str = ""
    at: str = ""
    carried: bool = False
    locked: bool = False

    @property
    def all_options(self) -> tuple[Shown, ...]:
        return (*self.options, *self.others)

    @property
    def has_clear(self) -> bool:
        """In a cell, and in a row of the person's own, what was typed is cleared where it stands."""
        return not ((self.column or self.field) and self.kind in TYPED)

    @property
    def answer(self) -> tuple[object, ...]:
        """What can be answered, the same for questions that can share a hint or a head on paper."""
        return self.kind, self.all_options, self.range, self.unit


def question_of(item: Item, number: str = "", checked: frozenset[str] = frozenset()) -> Question:
    """One item as the page shows it; `checked` are the ids of all that checks name."""
    plain = Question(
        id=item.id,
        kind="",
        text=item.text.value,
        label=item.label.value if item.label else "",
        number=number,
        help=item.help.value if item.help else "",
        conditional=item.when is not None,
        presence=item.presence.value if item.presence else "",
        name=item.column.value if item.column else "",
        checked=item.id in checked,
        at=" ".join(occasion.value for occasion in item.at),
        carried=item.carried,
        locked=item.locked,
    )
    return with_answer(plain, item)


def with_answer(plain: Question, item: Item) -> Question:
    """The question with what can be answered to it."""
    match item.answer:
        case Choice():
            return with_options(plain, item.answer)
        case YesNo():
            both = (Shown("yes", ENGLISH["yes"]), Shown("no", ENGLISH["no"]))
            return replace(plain, kind="truth", options=both, columns="c2")
        case NumberAnswer(interval, unit, step):
            span, check = range_of(interval, step.value if step else Fraction(1))
            return replace(plain, kind="number", range=span, unit=unit or "", check=check)
        case Slider(interval, low, high, step):
            span, check = range_of(interval, step.value if step else Fraction(1))
            return replace(
                plain,
                kind="slider",
                range=span,
                check=check,
                low_text=low.value if low else "",
                high_text=high.value if high else "",
            )
        case TimeAnswer():
            return replace(plain, kind="time", check=ENGLISH["check_time"])
        case DateAnswer():
            return replace(plain, kind="date", check=ENGLISH["check_date"])
        case DurationAnswer():
            return replace(plain, kind="duration", check=ENGLISH["check_duration"])
        case FreeText() | NoAnswerType():
            return replace(plain, kind="text")


def with_options(plain: Question, answer: Choice) -> Question:
    """Options to choose one of, or to tick; nothing ticked has a box of its own, since a blank is no answer."""
    several = answer.several
    answers = tuple(Shown(o.code, o.text.value) for o in answer.options if o.non_answer is None)
    others = tuple(Shown(o.code, o.text.value, several) for o in answer.options if o.non_answer is not None)
    if several and not any(has_none(option.text) for option in answers):
        others = (Shown("", ENGLISH["none_of_these"], True, True), *others)
    kind = "several" if several else "choice"
    return replace(plain, kind=kind, options=answers, others=others, columns=columns_of(answers, others))


def has_none(text: str) -> bool:
    """Whether the author has such an option already, which is an answer like the others then."""
    return text.strip(" .").casefold() in ("none", "none of these", "none of the above", "none of them")


def columns_of(answers: tuple[Shown, ...], others: tuple[Shown, ...]) -> str:
    """Equal columns where texts and words are short and few, else one option a line."""
    count = len(answers)
    if not 2 <= count <= MOST_COLUMNS or len(others) > count:
        return ""
    texts = [option.text for option in (*answers, *others)]
    longest = max(len(word) for text in texts for word in re.split(r"\s|(?<=[-/])", text))
    short = all(len(text) <= LONGEST_IN_COLUMNS for text in texts) and longest <= LONGEST_WORD[count]
    return f"c{count}" if short else ""


def decimal(value: Fraction | None) -> str:
    """A number as people write it, without needless zeros; empty for an open end."""
    if value is None:
        return ""
    places = 0
    while (value * 10**places).denominator != 1 and places < 12:
        places += 1
    digits = str(abs(round(value * 10**places))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def range_of(interval: Interval, step: Fraction) -> tuple[Range, str]:
    """What a number may be, with the words that say so, and those where it is something else."""
    low, high = decimal(interval.low), decimal(interval.high)
    words = between(low, high)
    whole = step.denominator == 1 and (interval.low is None or interval.low.denominator == 1)
    steps = ENGLISH["in_steps"].format(step=decimal(step))
    hint = words if step == 1 else f"{words}, {steps}" if words else steps
    kind = ENGLISH["check_whole" if whole else "check_number"]
    check = f"{kind}, {hint}." if hint else f"{kind}."
    middle = ""
    marks: tuple[str, ...] = ()
    if interval.low is not None and interval.high is not None:
        count = (interval.high - interval.low) / step
        middle = decimal(interval.low + step * (count / 2).__floor__())
        if count + 1 <= MOST_PAPER_MARKS:
            marks = tuple(decimal(interval.low + step * n) for n in range(count.__floor__() + 1))
    return Range(low, high, decimal(step), interval.low_open, interval.high_open, hint, middle, marks), check


def between(low: str, high: str) -> str:
    if low and high:
        return ENGLISH["between"].format(low=low, high=high)
    return ENGLISH["at_least"].format(low=low) if low else ENGLISH["at_most"].format(high=high) if high else ""
