"""The table from a sum of answers to a score: worked out from the parameters, and held against one that is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..irt import Bank, plain
from .content import Content

Published = Mapping[int, tuple[Decimal, Decimal | None]]
"""By the sum: the score, and its standard error where there is one."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The sum of the scores of all items, what it is worth, and its standard error, as the metric reports them."""

    total: int
    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Deviation:
    """A cell that is published otherwise than it follows from the parameters; `total` is the sum as it is published."""

    total: int
    column: str
    found: Decimal
    follows: Decimal

    def __str__(self) -> str:
        return f"{self.total}: {self.column} {self.found} is published, and {self.follows} follows"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published table held to the one that follows.

    `shift` is by how much its sums are higher, where they seem to be counted from another lowest score; `cells` how
    many were compared; `lacking` the sums that it leaves out, as it would call them, `beyond` those that cannot be.
    """

    shift: int
    cells: int
    deviations: tuple[Deviation, ...]
    lacking: tuple[int, ...]
    beyond: tuple[int, ...]


def table(content: Content, form: Sequence[int]) -> list[TableRow]:
    """One row for each sum of a form whose items are all answered (Lord and Wingersky 1984).

    Sums are of the items' scores as they stand in the measure.  The scores of sums are posterior means on the grid
    of the metric, with its prior.
    """
    metric = content.bank.metric
    of = Bank(tuple(content.bank.items[index] for index in form), metric)
    lowest = sum(content.content(index).lowest for index in form)
    return [
        TableRow(row.total + lowest, metric.reported(row.theta), metric.reported_error(row.error))
        for row in plain.sum_scores(plain.tables(of), range(len(form)))
    ]


def compared(rows: Sequence[TableRow], published: Published, digits: int) -> Comparison:
    """Every cell that differs in what is printed, in the order of the sums; an error that is not printed is passed over."""
    follows = {row.total: (_exact(row.value, digits), _exact(row.error, digits)) for row in rows}
    shift = _shift(follows, published)
    follows = {total + shift: cells for total, cells in follows.items()}
    cells = [
        Deviation(total, column, found, known)
        for total in sorted(published)
        if total in follows
        for column, found, known in zip(("value", "error"), published[total], follows[total], strict=True)
        if found is not None
    ]
    return Comparison(
        shift,
        len(cells),
        tuple(cell for cell in cells if cell.found != cell.follows),
        tuple(sorted(set(follows) - set(published))),
        tuple(sorted(set(published) - set(follows))),
    )


def _shift(follows: Mapping[int, tuple[Decimal, Decimal]], published: Published) -> int:
    """How much higher published sums are: from end to end, or where most values then agree."""
    if not published:
        return 0
    low, high = min(published) - min(follows), max(published) - max(follows)
    if low == high:
        return low
    for shift in (low, high):
        agree = sum(
            total - shift in follows and follows[total - shift][0] == value for total, (value, _) in published.items()
        )
        if agree * 2 > len(published):
            return shift
    return 0


def impossible(published: Published) -> list[str]:
    """What cannot be right in a published table, whatever the parameters are."""
    ordered = sorted(published.items())
    said = [
        f"{total}: a standard error of {error} is not above 0"
        for total, (_, error) in ordered
        if error is not None and error <= 0
    ]
    values = [value for _, (value, _) in ordered]
    if any(after <= before for before, after in zip(values, values[1:], strict=False)) and any(
        after >= before for before, after in zip(values, values[1:], strict=False)
    ):
        rising = sum(after > before for before, after in zip(values, values[1:], strict=False)) * 2 >= len(values) - 1
        for (first, (before, _)), (second, (after, _)) in zip(ordered, ordered[1:], strict=False):
            if (after <= before) if rising else (after >= before):
                said.append(f"{second}: {after} does not go on from {before} at {first}")
    return said


def _exact(value: float, digits: int) -> Decimal:
    return round(Decimal(repr(value)), digits)
