"""A whole measure, and what is said and done about it: alerts, contacts, cases, terms."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ..expression import Expression, Interval, Name, NameRange
from .asked import Block, Item, Note, Scale
from .banks import Cat, Form, Link, Metric
from .over_time import Change, Occasion
from .parts import Placed, Severity, Status, Thing
from .rows import Rows
from .scored import Let, Score, Table


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
class Check(Thing):
    """Something that answers must be: otherwise they are refused, or with `warning` only listed."""

    id: str
    that: Expression
    text: Placed[str] | None = None
    warning: bool = False


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
    """One expected result: of a score or change (None is missing), whether an alert is raised, whether a
    check fails.  `band` of a change is its class."""

    kind: Literal["score", "alert", "no alert", "undecided alert", "check", "no check", "change"]
    id: str
    value: Fraction | str | bool | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True)
class Case(Thing):
    """A worked case: answers, what they give, and where the expected numbers come from.

    Each sitting of a case over time is a case of its own, and `story` is the name that they share; `occasion`,
    `number` and `date` are the sitting's.
    """

    name: str
    given: tuple[Given, ...]
    expected: tuple[Expected, ...]
    source: Placed[str] | None = None
    story: str | None = None
    occasion: Placed[str] | None = None
    number: int | None = None
    date: Placed[str] | None = None


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
class Borrowed(Thing):
    """A measure of which parts stand in this one, unchanged: `prefix` is before their names.  `in_part`: not all
    of its items were taken; `cut` are the blocks here of which some were left out."""

    prefix: str
    measure: str
    version: str
    title: Placed[str]
    source: Placed[str] | None = None
    citation: Placed[str] | None = None
    licence: Licence | None = None
    in_part: bool = False
    cut: tuple[str, ...] = ()


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
    contexts: tuple[Item, ...] = ()
    parts: tuple[Block | Item | Note | Rows, ...] = ()
    lets: tuple[Let, ...] = ()
    scores: tuple[Score, ...] = ()
    tables: tuple[Table, ...] = ()
    alerts: tuple[Alert, ...] = ()
    checks: tuple[Check, ...] = ()
    contacts: tuple[Contacts, ...] = ()
    cases: tuple[Case, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    changes: tuple[Change, ...] = ()
    metrics: tuple[Metric, ...] = ()
    forms: tuple[Form, ...] = ()
    cats: tuple[Cat, ...] = ()
    links: tuple[Link, ...] = ()
    borrowed: tuple[Borrowed, ...] = ()
    allows: tuple[Allow, ...] = ()
    retired: tuple[Placed[str], ...] = ()

    @property
    def inputs(self) -> tuple[Item, ...]:
        """All that an answer may be given to: the contexts, then the items."""
        return (*self.contexts, *self.items)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the form, without the contexts."""
        found: list[Item] = []
        for part in self.parts:
            if isinstance(part, Block | Rows):
                found.extend(part.items)
            elif isinstance(part, Item):
                found.append(part)
        return tuple(found)

    @property
    def rows(self) -> tuple[Rows, ...]:
        return tuple(part for part in self.parts if isinstance(part, Rows))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(part for part in self.parts if isinstance(part, Block))
