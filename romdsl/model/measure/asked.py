"""What is asked: options, scales, types of answer, items and blocks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ..expression import Expression, Interval
from .banks import Banked, Calibration
from .parts import NonAnswer, Placed, Thing


@dataclass(frozen=True, slots=True)
class Option(Thing):
    """One answer to choose.  `score` is None where the option has none; a non-answer never has one."""

    code: str
    text: Placed[str]
    score: Fraction | None = None
    non_answer: NonAnswer | None = None


@dataclass(frozen=True, slots=True)
class Scale(Thing):
    """Named options that several items share."""

    id: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choice(Thing):
    """One of some options, or any of them (`several`: tick all that apply).  `scale` is the name of a
    shared scale, None for options of its own; `options` already holds the item's own scores where
    it gives them."""

    options: tuple[Option, ...]
    scale: Placed[str] | None = None
    scores: Placed[tuple[Fraction, ...]] | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class YesNo(Thing):
    """A truth: in data `yes` and `no`, in JSON true and false."""


@dataclass(frozen=True, slots=True)
class NumberAnswer(Thing):
    """A number between two ends, `low + n * step`; without a written step it is 1."""

    interval: Interval
    unit: str | None = None
    step: Placed[Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Slider(Thing):
    """A number on a line between two ends that have words."""

    interval: Interval
    low_text: Placed[str] | None = None
    high_text: Placed[str] | None = None
    step: Placed[Fraction] | None = None


@dataclass(frozen=True, slots=True)
class FreeText(Thing):
    """Words of the person's own; never scored."""


@dataclass(frozen=True, slots=True)
class TimeAnswer(Thing):
    """A time of day: `08:30`, from 00:00 to 23:59."""


@dataclass(frozen=True, slots=True)
class DateAnswer(Thing):
    """A day of the calendar: `2026-01-12`."""


@dataclass(frozen=True, slots=True)
class DurationAnswer(Thing):
    """Hours and minutes, `7:30`; in formulas a number of hours.  From 0:00 to 9999:59."""


@dataclass(frozen=True, slots=True)
class NoAnswerType(Thing):
    """The item says neither scale nor answer, or one that could not be read: a finding says so."""


Answer = (
    Choice | YesNo | NumberAnswer | Slider | FreeText | TimeAnswer | DateAnswer | DurationAnswer | NoAnswerType
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Otherwise(Thing):
    """What an item is worth when it is hidden.

    `kind` value: `value` holds the number, or the code of an option (`is_code`); left_out: the
    item is not expected; missing: it is expected and missing.
    """

    kind: Literal["value", "left_out", "missing"]
    value: Fraction | str | None = None


@dataclass(frozen=True, slots=True)
class Concept(Thing):
    """A code of a terminology: `concept loinc "44250-9"`."""

    system: str
    code: str


@dataclass(frozen=True, slots=True)
class Cell(Thing):
    """Where an item stands in a grid: the ids of its row and of its column."""

    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Slot(Thing):
    """Where an item stands among rows of the person's own: the ids of the rows, of the one row and of
    the field; `field` None for the item that says whether the row is there."""

    rows: str
    row: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Item(Thing):
    """One question, or a context (which is asked of staff).  `when` already holds its block's
    condition and the occasions of `at`, `otherwise` its block's where it has none of its own.

    An item of a grid has the id `row_column`, the text “row: column”, and its `cell`; one of a row of
    the person's own the id `rows_row_field` and its `slot`.  `carried`: its answer is brought along to
    the next occasion; `locked`: it can then not be changed; `private`: it goes into no export.

    `left_out_unless`: where `when` is missing and this is not true, the item is not expected, as no item that is
    written is: a field with an `otherwise` of its own in a row that is not there; in the measure of both occasions
    an item that is not answered at both.
    """

    id: str
    text: Placed[str]
    answer: Answer
    when: Expression | None = None
    otherwise: Otherwise | None = None
    presence: Placed[Literal["required", "optional"]] | None = None
    help: Placed[str] | None = None
    label: Placed[str] | None = None
    column: Placed[str] | None = None
    risk: Placed[str] | None = None
    concepts: tuple[Concept, ...] = ()
    cell: Cell | None = None
    slot: Slot | None = None
    at: tuple[Placed[str], ...] = ()
    carried: bool = False
    locked: bool = False
    private: bool = False
    left_out_unless: Expression | None = None
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True)
class Note(Thing):
    """Text that is shown and asks nothing."""

    text: Placed[str]


@dataclass(frozen=True, slots=True)
class Column(Thing):
    """A column of a grid: `across week1 "Week 1", week2 "Week 2"`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Row(Thing):
    """A row of a grid: one question asked once for each column.  In formulas its id is the set of them."""

    id: str
    text: Placed[str]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Block(Thing):
    """Items under one stem.  `validated` says that they are a published instrument's, unchanged.

    One with `banked` is an item bank.  A grid has `columns` and `rows`; its `members` are then the items of all cells, row by row.
    """

    id: str
    text: Placed[str] | None
    members: tuple[Item | Note, ...]
    validated: bool = False
    when: Expression | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    banked: Banked | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(member for member in self.members if isinstance(member, Item))
