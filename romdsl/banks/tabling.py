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
    """A cell that is published otherwise than it follows from the parameters; `found` None: it is not there."""

    total: int
    column: str
    found: Decimal | None
    follows: Decimal | None

    def __str__(self) -> str:
        if self.follows is None:
            return f"{self.total}: {self.column} {self.found} is published, and there is no such sum"
        if self.found is None:
            return f"{self.total}: {self.column} is not published, and {self.follows} follows"
        return f"{self.total}: {self.column} {self.found} is published, and {self.follows} follows"


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


def deviations(rows: Sequence[TableRow], published: Published, digits: int) -> list[Deviation]:
    """Every cell that differs in what is printed, in the order of the sums; an error that is not printed is passed over."""
    follows = {row.total: (_exact(row.value, digits), _exact(row.error, digits)) for row in rows}
    found: list[Deviation] = []
    for total in sorted({*follows, *published}):
        if total not in published:
            found.append(Deviation(total, "value", None, follows[total][0]))
            continue
        value, error = published[total]
        known = follows.get(total)
        if known is None:
            found.append(Deviation(total, "value", value, None))
            continue
        if value != known[0]:
            found.append(Deviation(total, "value", value, known[0]))
        if error is not None and error != known[1]:
            found.append(Deviation(total, "error", error, known[1]))
    return found


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
