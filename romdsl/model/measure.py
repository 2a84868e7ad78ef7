"""A measure: what is asked, what is scored, what is said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, Literal, TypeVar

from ..source import NOWHERE, Span
from .expression import Expression, Interval, MissingRule, Name, NameRange


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value and the place where the author wrote it."""

    value: T
    span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Thing:
    """What every part of a measure has: where its name, or else its line, stands."""

    span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


NonAnswer = Literal["declined", "unknown", "not_applicable"]
Reason = Literal["blank", "declined", "unknown", "not_applicable", "not_shown", "insufficient"]
Direction = Literal["better", "worse"]
Status = Literal["draft", "pilot", "live", "retired"]
Severity = Literal["low", "medium", "high"]


# --- answers ---------------------------------------------------------------------------------


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
    """One of several options.  `scale` is the name of a shared scale, None for options of its own;
    `options` already holds the item's own scores where it gives them."""

    options: tuple[Option, ...]
    scale: Placed[str] | None = None
    scores: Placed[tuple[Fraction, ...]] | None = None


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
class NoAnswerType(Thing):
    """The item says neither scale nor answer, or one that could not be read: a finding says so."""


Answer = Choice | YesNo | NumberAnswer | Slider | FreeText | NoAnswerType


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
class Item(Thing):
    """One question.  `when` already holds its block's condition, `otherwise` its block's where it
    has none of its own."""

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


@dataclass(frozen=True, slots=True)
class Note(Thing):
    """Text that is shown and asks nothing."""

    text: Placed[str]


@dataclass(frozen=True, slots=True)
class Block(Thing):
    """Items under one stem.  `validated` says that they are a published instrument's, unchanged."""

    id: str
    text: Placed[str] | None
    members: tuple[Item | Note, ...]
    validated: bool = False
    when: Expression | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(member for member in self.members if isinstance(member, Item))


# --- scores ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rounding(Thing):
    """`up` goes to the next higher number, `down` to the next lower; `half away` from zero."""

    digits: int
    way: Literal["half away", "half even", "up", "down"] = "half away"


@dataclass(frozen=True, slots=True)
class Let(Thing):
    """A value on the way to a score."""

    id: str
    value: Expression
    title: Placed[str] | None = None
    missing: MissingRule | None = None


@dataclass(frozen=True, slots=True)
class Band(Thing):
    """A named part of a score's range.  `text` is the code with spaces where none was written."""

    interval: Interval
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Caseness(Thing):
    """Values that count as a case, and who says so."""

    interval: Interval
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class ReliableChange(Thing):
    """The change that is more than error of measurement, as published."""

    amount: Fraction
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Score(Thing):
    """A value that is reported."""

    id: str
    value: Expression
    title: Placed[str] | None = None
    missing: MissingRule | None = None
    round: Rounding | None = None
    decimals: Placed[int] | None = None
    higher: Placed[Direction] | None = None
    range: Interval | None = None
    unit: Placed[str] | None = None
    shown: bool = False
    construct: Placed[str] | None = None
    bands: tuple[Band, ...] = ()
    bands_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
    caseness: Caseness | None = None
    reliable_change: ReliableChange | None = None


# --- what is said and done about it ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alert(Thing):
    """A condition that people must be told of."""

    id: str
    when: Expression
    severity: Placed[Severity] | None = None
    staff: Placed[str] | None = None
    respondent: Placed[str] | None = None
    contacts: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Contacts(Thing):
    """Where help is to be had.  `from_service`: each service gives its own lines at build time."""

    id: str
    lines: tuple[Placed[str], ...] = ()
    from_service: bool = False


@dataclass(frozen=True, slots=True)
class Given(Thing):
    """Answers of a worked case: the items, and one answer as it stands in data.

    `answer` None is the word `missing` (blank); `quoted` says that quotes stood around it.
    """

    targets: tuple[Name | NameRange, ...]
    answer: str | None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Expected(Thing):
    """One expected result: of a score (None is missing), or whether an alert is raised."""

    kind: Literal["score", "alert", "no alert", "undecided alert"]
    id: str
    value: Fraction | str | bool | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True)
class Case(Thing):
    """A worked case: answers, what they give, and where the expected numbers come from."""

    name: str
    given: tuple[Given, ...]
    expected: tuple[Expected, ...]
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Allow(Thing):
    """A warning that the author has thought about, by the name of its rule."""

    rule: str
    reason: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licence(Thing):
    holder: Placed[str] | None = None
    terms: Placed[str] | None = None
    credit: Placed[str] | None = None
    allows: tuple[Placed[str], ...] = ()
    forbids: tuple[Placed[str], ...] = ()
    until: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Measure(Thing):
    """One measure, everything in the order in which it was written."""

    id: str
    title: Placed[str]
    version: Placed[str] | None = None
    edition: int = 1
    status: Placed[Status] | None = None
    language: Placed[str] | None = None
    recall: Placed[str] | None = None
    respondent: Placed[str] | None = None
    modes: tuple[Placed[str], ...] = ()
    ages: Interval | None = None
    source: Placed[str] | None = None
    citation: Placed[str] | None = None
    instructions: Placed[str] | None = None
    licence: Licence | None = None
    scales: tuple[Scale, ...] = ()
    parts: tuple[Block | Item | Note, ...] = ()
    lets: tuple[Let, ...] = ()
    scores: tuple[Score, ...] = ()
    alerts: tuple[Alert, ...] = ()
    contacts: tuple[Contacts, ...] = ()
    cases: tuple[Case, ...] = ()
    allows: tuple[Allow, ...] = ()
    retired: tuple[Placed[str], ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the form."""
        found: list[Item] = []
        for part in self.parts:
            if isinstance(part, Block):
                found.extend(part.items)
            elif isinstance(part, Item):
                found.append(part)
        return tuple(found)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(part for part in self.parts if isinstance(part, Block))
