"""What is scored: lets, scores, bands, caseness."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from ...source import NOWHERE, Span
from ..expression import Expression, Interval, MissingRule
from .parts import Direction, Placed, Thing


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
    """A named part of a score's range.  `text` is the code with spaces where none was written.

    `when` None: for everybody.  All bands of one `bands when F` share the same `when` object.
    """

    interval: Interval
    code: str
    text: str
    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Caseness(Thing):
    """Values that count as a case, for whom, and who says so."""

    interval: Interval
    when: Expression | None = None
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class ReliableChange(Thing):
    """The change that is more than error of measurement: as published (`amount`), or from the
    standard deviation and the reliability of a sample."""

    amount: Fraction | None = None
    deviation: Fraction | None = None
    reliability: Fraction | None = None
    when: Expression | None = None
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class ClinicalCutoff(Thing):
    """Jacobson and Truax's cut-off a, b or c, from mean and standard deviation of the clinical and
    of the functional population."""

    kind: Literal["a", "b", "c"]
    clinical: tuple[Fraction, Fraction] | None = None
    functional: tuple[Fraction, Fraction] | None = None
    when: Expression | None = None
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Norm(Thing):
    """Mean and standard deviation of a population, for `z` and `t_score` of the score."""

    mean: Fraction
    deviation: Fraction
    population: Placed[str] | None = None
    when: Expression | None = None
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Percentile(Thing):
    """Percentiles of a population, for `percentile` of the score: a table by the things of `by`,
    then by the score itself."""

    table: Table
    population: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class TableCell(Thing):
    """What a key must be: `text` as written (a code), and the numbers where it can be read as such."""

    text: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class TableRow(Thing):
    """The keys of a row, and its values, one a column; None for an empty cell."""

    keys: tuple[TableCell, ...]
    values: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Table(Thing):
    """Published values by one or more keys.

    `keys` are the names after `by`; `columns` those after `gives`, or the codes of `across`, or
    just ("",) for a table of one value.  With `across`, a look-up has one more key: the column.
    `file` is the CSV that holds the rows, None for rows in the measure.
    """

    id: str
    keys: tuple[Placed[str], ...]
    columns: tuple[str, ...] = ("",)
    across: Placed[str] | None = None
    rows: tuple[TableRow, ...] = ()
    else_missing: bool = False
    file: Placed[str] | None = None
    source: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class Score(Thing):
    """A value that is reported.  `scale` names the options of a score that is a code; one that is
    `shown_over_time` is shown too.  `error_of`: it is the standard error of another, which brings it
    along; `form`: it is the score of this form of an item bank, and so has one.  `linked_to`: a link carries
    another score over to this metric, and it has one too."""

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
    shown_over_time: bool = False
    construct: Placed[str] | None = None
    scale: Placed[str] | None = None
    comparable: tuple[Placed[str], ...] = ()
    replaces: Placed[str] | None = None
    bands: tuple[Band, ...] = ()
    bands_span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
    caseness: tuple[Caseness, ...] = ()
    reliable_change: tuple[ReliableChange, ...] = ()
    clinical_cutoffs: tuple[ClinicalCutoff, ...] = ()
    norms: tuple[Norm, ...] = ()
    percentiles: tuple[Percentile, ...] = ()
    error_of: str | None = None
    form: str | None = None
    linked_to: str | None = None

    @property
    def conditions(self) -> tuple[Expression, ...]:
        """For whom bands, cut-offs, reliable changes and norms hold, each condition once."""
        found = [each.when for each in self.bands] + [each.when for each in self.caseness]
        found += [each.when for each in self.reliable_change] + [each.when for each in self.clinical_cutoffs]
        found += [each.when for each in self.norms]
        return tuple({id(condition): condition for condition in found if condition is not None}.values())

    @property
    def band_sets(self) -> tuple[tuple[Expression | None, tuple[Band, ...]], ...]:
        """The bands that belong together, with the condition under which they hold."""
        found: list[tuple[Expression | None, tuple[Band, ...]]] = []
        for band in self.bands:
            if found and found[-1][0] is band.when:
                found[-1] = (band.when, (*found[-1][1], band))
            else:
                found.append((band.when, (band,)))
        return tuple(found)
