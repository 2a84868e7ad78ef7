"""What is known of each change without any answer, as rows to show: what is compared, and what decides its class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.change_class import CLASSES, ClassedBy, classed_by, cutoff_value
from ..model.expression import Interval
from ..model.measure import Change, Measure, ReliableChange
from ..model.written import formula, interval, number, rounding
from .published import criterion, for_whom, least_reliable, reliable_change, rounded, sourced

Rows = Iterator[tuple[str, str]]
AMONG_ALL = {
    "first": "the person's first visit",
    "last": "the person's last visit",
    "previous": "the visit before the second",
}


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """One change.  `rows` are what is said about it, by name, in order; `classes` code, words, and when each holds."""

    id: str
    title: str
    rows: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, str, str], ...]


def change_tables(measure: Measure) -> list[ChangeTable]:
    """The tables of all changes, in the order in which they were written."""
    return [_table(measure, change) for change in measure.changes]


def _table(measure: Measure, change: Change) -> ChangeTable:
    by = classed_by(measure, change)
    has_class = by is not None and by.has_class
    return ChangeTable(
        change.id,
        change.title.value if change.title else change.id,
        tuple(_rows(measure, change, by)),
        tuple((code, CLASSES[code], when) for code, when in _classes(by)) if by is not None and has_class else (),
    )


def _rows(measure: Measure, change: Change, by: ClassedBy | None) -> Rows:
    if change.value is not None:
        yield "formula", formula(change.value)
    else:
        yield "is", f"{change.of.value} at the second visit less {change.of.value} at the first"
    yield "from", _visit(measure, change.start.value, "first")
    yield "to", _visit(measure, change.end.value, "last")
    if change.round:
        yield "round", rounding(change.round)
    if by is None:
        yield "class", "none: one of both visits looks back"
    elif by.higher is None:
        yield "class", "none: the measure does not say whether higher is better or worse"
    else:
        yield "for the better", "a fall" if by.lower_is_better else "a rise"
        yield from _limits(by)


def _limits(by: ClassedBy) -> Rows:
    """The change that is more than error and what counts as a case, each with for whom it holds and who says so."""
    for reliable in by.reliable:
        yield "reliable change", _least(reliable) + for_whom(reliable.when) + sourced(reliable.source)
    for caseness in by.caseness:
        yield "a case is", _ends(caseness.interval) + for_whom(caseness.when) + sourced(caseness.source)
    for cutoff in by.cutoffs:
        side = "or more" if by.lower_is_better else "or less"
        value = f"{rounded(cutoff_value(cutoff, by.lower_is_better))} {side}: {criterion(cutoff)}"
        yield "a case is", value + for_whom(cutoff.when) + sourced(cutoff.source)
    if not by.has_class:
        yield "class", "none: the measure says neither what is more than error nor what a case is"


def _least(reliable: ReliableChange) -> str:
    if reliable.deviation is None or reliable.reliability is None:
        return f"{reliable_change(reliable)} or more"
    worked_out = f"1.96 · {number(reliable.deviation)} · √(2 · (1 − {number(reliable.reliability)}))"
    return f"{least_reliable(reliable)} or more: {worked_out}, of standard deviation and reliability"


def _ends(case: Interval) -> str:
    if case.low is not None and case.high is None:
        return f"more than {number(case.low)}" if case.low_open else f"{number(case.low)} or more"
    if case.high is not None and case.low is None:
        return f"less than {number(case.high)}" if case.high_open else f"{number(case.high)} or less"
    return interval(case)


def _visit(measure: Measure, id: str, which: str) -> str:
    """The visit that is compared: which one of an occasion that recurs, and what it is called."""
    if id in AMONG_ALL:
        return AMONG_ALL[id]
    occasion = next((occasion for occasion in measure.occasions if occasion.id == id), None)
    if occasion is None:
        return id
    title = f" ({occasion.title.value})" if occasion.title else ""
    return f"{id}{title}" + (f", the {which} one" if occasion.recurs else "")


def _classes(by: ClassedBy) -> Iterator[tuple[str, str]]:
    """Each class that there can be, and when it holds: the first that does counts."""
    recovered = "a case at the first visit and none at the second"
    reliably = "by the reliable change or more"
    if by.reliable and by.has_cases:
        yield "reliable_recovery", f"better {reliably}; {recovered}"
    if by.reliable:
        yield "reliable_improvement", f"better {reliably}" + ("; no recovery" if by.has_cases else "")
    if by.has_cases:
        less = "; the change is less than the reliable change and may be error of measurement"
        yield "recovery", recovered + (less if by.reliable else "; whether the change is more than error is not known")
    if by.reliable:
        yield "no_reliable_change", "a smaller change" + (", and no recovery" if by.has_cases else "")
        yield "reliable_deterioration", f"worse {reliably}"


def table_as_text(table: ChangeTable) -> str:
    """A table as plain text, for `romdsl check --explain-scores`."""
    size = max(len(name) for name, _ in (*table.rows, ("classes", "")))
    lines = [f"change {table.id}" + (f"  {table.title}" if table.title != table.id else "")]
    lines += [f"  {name.ljust(size)}  {text}" for name, text in table.rows]
    classes = [f"{words}: {when}" for _, words, when in table.classes]
    lines += [f"  {('' if place else 'classes').ljust(size)}  {line}" for place, line in enumerate(classes)]
    return "\n".join(lines) + "\n"
