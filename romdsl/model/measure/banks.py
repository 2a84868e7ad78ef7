"""What an item bank is: its metric, the parameters of its items, forms and adaptive tests over it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ..expression import Expression, Interval
from .parts import Direction, Placed, Thing

ItemModel = Literal["grm", "gpcm", "pcm", "1pl", "2pl", "3pl", "4pl"]
Selection = Literal["mpwi", "mfi", "mepv"]
ItemStatus = Literal["calibrated", "pilot", "retired"]


@dataclass(frozen=True, slots=True)
class Grid(Thing):
    """The nodes of theta: low, low + step, … high."""

    low: Fraction
    high: Fraction
    step: Fraction


@dataclass(frozen=True, slots=True)
class Normal(Thing):
    """A normal distribution; of what is reported: `mean` + `deviation` * theta."""

    mean: Fraction
    deviation: Fraction


@dataclass(frozen=True, slots=True)
class Metric(Thing):
    """Everything that fixes the digits of a score from a bank, and says what it means.

    `scaling` is D.  `reports` is what is shown for a theta, rounded to `digits` decimals.  A score needs at least
    `least_answered` answers.
    """

    id: str
    title: Placed[str] | None = None
    scaling: Placed[Fraction] | None = None
    prior: Normal | None = None
    grid: Grid | None = None
    reports: Normal | None = None
    digits: Placed[int] | None = None
    higher: Placed[Direction] | None = None
    least_answered: Placed[int] | None = None
    population: Placed[str] | None = None
    sample: Placed[str] | None = None
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Calibration(Thing):
    """An item's parameters and content: discrimination a, thresholds or steps b, asymptotes c and d; its areas of
    content, the grade in which its words are read, items that may not stand beside it, groups for whom it works
    otherwise.

    A pilot item is asked, and not scored.  A retired one is asked no more; its parameters score old answers.
    `exposure` is the highest share of the people tested who may be asked it.
    """

    model: Placed[ItemModel] | None = None
    a: Placed[Fraction] | None = None
    b: Placed[tuple[Fraction, ...]] | None = None
    c: Placed[Fraction] | None = None
    d: Placed[Fraction] | None = None
    tags: tuple[Placed[str], ...] = ()
    grade: Placed[int] | None = None
    enemies: tuple[Placed[str], ...] = ()
    dif: tuple[Placed[str], ...] = ()
    languages: tuple[Placed[str], ...] = ()
    status: Placed[ItemStatus] | None = None
    exposure: Placed[Fraction] | None = None

    @property
    def standing(self) -> ItemStatus:
        """Its status; calibrated where nothing is said."""
        return self.status.value if self.status else "calibrated"

    @property
    def is_pilot(self) -> bool:
        return self.standing == "pilot"

    @property
    def is_retired(self) -> bool:
        return self.standing == "retired"


@dataclass(frozen=True, slots=True)
class Banked(Thing):
    """What makes a block a bank: its metric, the model of its items, and the file of its parameters.

    `dif_studied` are the groups and languages in which it was looked for whether items work otherwise.
    """

    metric: Placed[str] | None = None
    model: Placed[ItemModel] | None = None
    file: Placed[str] | None = None
    dif_studied: tuple[Placed[str], ...] = ()


@dataclass(frozen=True, slots=True)
class AreaLimit(Thing):
    """How many items of an area of content are asked."""

    area: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Precision(Thing):
    """The standard error that a form must reach over a range, both as they are reported."""

    most: Fraction
    over: Interval


@dataclass(frozen=True, slots=True)
class Assembly(Thing):
    """The rules by which a form is put together: how many items, of which, and what it must reach."""

    choose: Interval
    where: Expression | None = None
    areas: tuple[AreaLimit, ...] = ()
    apart: tuple[tuple[Placed[str], ...], ...] = ()
    must: tuple[Placed[str], ...] = ()
    most_information_at: Placed[tuple[Fraction, ...]] | None = None
    require: tuple[Precision, ...] = ()


@dataclass(frozen=True, slots=True)
class Form(Thing):
    """Some items of a bank, asked together: named one by one, or assembled by rules and then frozen.

    `names` are the items in the order in which they are asked; of an assembled form those of its lock file.
    `beside` are items that are asked with it and not scored.  `frozen` is the hash of the bank that it was
    assembled from.
    """

    id: str
    title: Placed[str] | None = None
    bank: Placed[str] | None = None
    names: tuple[Placed[str], ...] = ()
    beside: tuple[Placed[str], ...] = ()
    assembly: Assembly | None = None
    frozen: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Stop(Thing):
    """An adaptive test ends when the standard error is below `error`, or fell by less than `drop`; both as reported."""

    error: Fraction | None = None
    drop: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Cat(Thing):
    """An adaptive test over a bank: which item is asked next, and when it ends."""

    id: str
    title: Placed[str] | None = None
    bank: Placed[str] | None = None
    select: Placed[Selection] | None = None
    items: Interval | None = None
    stop: Stop | None = None
    start: Placed[str] | None = None
    areas: tuple[AreaLimit, ...] = ()
    randomesque: Placed[int] | None = None
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class Link(Thing):
    """A crosswalk: carries a score over to a metric that others are on.

    Its score, the standard error of that and the table that both look up stand among the scores and tables.  `error`
    is the standard error that linking adds, in reported units.
    """

    id: str
    title: Placed[str] | None = None
    start: Placed[str] | None = None
    metric: Placed[str] | None = None
    file: Placed[str] | None = None
    method: Placed[str] | None = None
    sample: Placed[str] | None = None
    error: Placed[Fraction] | None = None
    source: Placed[str] | None = None
