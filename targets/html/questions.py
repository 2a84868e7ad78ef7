"""What the form shows of each question: plain values, so that the templates only loop."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from romdsl.model.expression import Interval
from romdsl.model.measure import (
    Block,
    Choice,
    FreeText,
    Item,
    Measure,
    NoAnswerType,
    Note,
    NumberAnswer,
    Slider,
    YesNo,
)

from .words import ENGLISH

LONGEST_IN_COLUMNS = 24
MOST_COLUMNS = 5
LONGEST_WORD = {2: 14, 3: 14, 4: 10, 5: 10}
"""Letters of a word that a column holds where there are so many."""
MOST_PAPER_COLUMNS = 7
MOST_PAPER_MARKS = 11


@dataclass(frozen=True, slots=True)
class Shown:
    """One option as it stands on the page."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """What a number may be, as decimals and in words; `marks` are the circles of a slider on paper."""

    low: str
    high: str
    step: str
    low_open: bool
    high_open: bool
    hint: str
    check: str
    middle: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One item.  `options` are its answers, `others` its non-answers; `columns` names the layout."""

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
    low_text: str = ""
    high_text: str = ""
    conditional: bool = False
    presence: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Questions that follow each other; with `paper`, one table of circles on paper, with `heads`."""

    questions: tuple[Question, ...]
    paper: str = ""
    heads: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A block, or single items and notes between blocks."""

    id: str
    stem: str
    runs: tuple[Run, ...]


def groups_of(measure: Measure) -> tuple[Group, ...]:
    """The parts of the measure in their order; neighbours that are not blocks make one group."""
    groups: list[Group] = []
    numbers = numbers_of(measure)
    loose: list[Item | Note] = []
    for part in (*measure.parts, None):
        if isinstance(part, (Item, Note)):
            loose.append(part)
            continue
        if loose:
            groups.append(Group("", "", runs_of(tuple(loose), numbers)))
            loose = []
        if isinstance(part, Block):
            groups.append(Group(part.id, part.text.value if part.text else "", runs_of(part.members, numbers)))
    return tuple(groups)


def numbers_of(measure: Measure) -> dict[str, str]:
    """What stands before each question: its label, or else its number among those without."""
    numbers: dict[str, str] = {}
    count = 0
    for item in measure.items:
        count += item.label is None
        numbers[item.id] = item.label.value if item.label else f"{count}."
    return numbers


def runs_of(members: tuple[Item | Note, ...], numbers: Mapping[str, str]) -> tuple[Run, ...]:
    """Neighbours with the same options together, so that paper can print the options once."""
    runs: list[Run] = []
    for member in members:
        if isinstance(member, Note):
            runs.append(Run((), note=member.text.value))
            continue
        question = question_of(member, numbers[member.id])
        last = runs[-1] if runs else None
        if last and last.questions and all_options(last.questions[-1]) == all_options(question):
            runs[-1] = Run((*last.questions, question))
        else:
            runs.append(Run((question,)))
    return tuple(with_paper(run) for run in runs)


def all_options(question: Question) -> tuple[Shown, ...]:
    return (*question.options, *question.others)


def with_paper(run: Run) -> Run:
    options = all_options(run.questions[0]) if run.questions else ()
    if len(run.questions) < 2 or not 2 <= len(options) <= MOST_PAPER_COLUMNS:
        return run
    return Run(run.questions, f"p{len(options)}", tuple(option.text for option in options))


def question_of(item: Item, number: str) -> Question:
    """One item as the page shows it."""
    plain = Question(
        id=item.id,
        kind="",
        text=item.text.value,
        label=item.label.value if item.label else "",
        number=number,
        help=item.help.value if item.help else "",
        conditional=item.when is not None,
        presence=item.presence.value if item.presence else "",
    )
    return with_answer(plain, item)


def with_answer(plain: Question, item: Item) -> Question:
    """The question with what can be answered to it."""
    match item.answer:
        case Choice(options):
            answers = tuple(Shown(o.code, o.text.value) for o in options if o.non_answer is None)
            others = tuple(Shown(o.code, o.text.value) for o in options if o.non_answer is not None)
            return replace(plain, kind="choice", options=answers, others=others, columns=columns_of(answers, others))
        case YesNo():
            both = (Shown("yes", ENGLISH["yes"]), Shown("no", ENGLISH["no"]))
            return replace(plain, kind="truth", options=both, columns="c2")
        case NumberAnswer(interval, unit, step):
            span = range_of(interval, step.value if step else Fraction(1))
            return replace(plain, kind="number", range=span, unit=unit or "")
        case Slider(interval, low, high, step):
            span = range_of(interval, step.value if step else Fraction(1))
            return replace(
                plain,
                kind="slider",
                range=span,
                low_text=low.value if low else "",
                high_text=high.value if high else "",
            )
        case FreeText() | NoAnswerType():
            return replace(plain, kind="text")


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


def range_of(interval: Interval, step: Fraction) -> Range:
    """What a number may be, with the words that say so."""
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
    return Range(low, high, decimal(step), interval.low_open, interval.high_open, hint, check, middle, marks)


def between(low: str, high: str) -> str:
    if low and high:
        return ENGLISH["between"].format(low=low, high=high)
    return ENGLISH["at_least"].format(low=low) if low else ENGLISH["at_most"].format(high=high) if high else ""
