"""Items of a bank from the text of a CSV."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ...irt import Item
from ...irt.bank import Model
from .conventions import CONVENTIONS, Convention, numbered, recognised
from .converted import Complain, Scalings, converted
from .header import fault_of_model, faults_of_header, id_column, said_of_header
from .sheet import Fault, Row, Sheet, sheet
from .values import BLANK, NUMBER, values


@dataclass(frozen=True, slots=True)
class Imported:
    """Items of the rows without a fault, in their order; in plain sentences what was done; what is wrong where."""

    items: tuple[Item, ...]
    said: tuple[str, ...]
    faults: tuple[Fault, ...]


def imported(
    text: str,
    *,
    convention: str = "",
    model: Model | None = None,
    scaling: float | None = None,
    metric_scaling: float = 1.0,
) -> Imported:
    """The items of a CSV whose first line names its columns.

    `convention` is one of `CONVENTIONS`, or empty to tell it by the columns; `model` that of rows which name none;
    `scaling` the D of all parameters in the file, 1 where neither it nor a column D says it; `metric_scaling` that of
    the metric they are for (1 or 1.7).
    Raises KeyError for a convention that is not known, ValueError for another D.
    """
    for each in (scaling, metric_scaling):
        if each not in (None, 1.0, 1.7):
            raise ValueError(f"D is 1 or 1.7, not {each:g}")
    faults: list[Fault] = []
    read = sheet(text, faults)
    of = CONVENTIONS[convention] if convention else recognised(read, faults)
    if of is not None and read.names:
        faults += faults_of_header(read, of)
    if of is None or any(fault.row == read.line for fault in faults):
        return Imported((), (), tuple(faults))
    said = said_of_header(read, of)
    scalings = Scalings(scaling, metric_scaling)
    if model is None and (undecided := fault_of_model(read, of)):
        # Rows are gone through as well, so that all faults are told at once: partial credit asks least of them.
        if of.meaning != "by place":
            _items(read, of, "grm" if of.name == "flexmirt" else "gpcm", scalings, said, faults)
        return Imported((), (), (undecided, *_in_order(faults)))
    items = _items(read, of, model, scalings, said, faults)
    said += _shorter(items)
    return Imported(tuple(items), tuple(dict.fromkeys(said)), _in_order(faults))


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.row))


def _items(
    read: Sheet, of: Convention, model: Model | None, scalings: Scalings, said: list[str], faults: list[Fault]
) -> list[Item]:
    items: list[Item] = []
    lines: dict[str, int] = {}
    torn = {fault.row for fault in faults}
    for index, row in enumerate(read.rows, 1):
        before = len(faults)

        def complain(column: str, words: str, line: int = row.line) -> None:
            faults.append(Fault(line, read.names.get(column, column), words))

        id = _id(read, row, index, lines, complain)
        found = None if row.line in torn else values(read, row, of, _told_by_columns(row, of) or model, faults)
        if of.name == "mirt" and not _counts_up(row):
            complain("ak1", "a bank has no nominal model, and in partial credit ak0, ak1, … are 0, 1, 2, …")
        if found and len(faults) == before and (item := converted(id, found, of, scalings, said.append, complain)):
            items.append(item)
    return items


def _id(read: Sheet, row: Row, index: int, lines: dict[str, int], complain: Complain) -> str:
    column = id_column(read)
    id = f"item{index}" if column is None else row.cells.get(column, "")
    if not id:
        complain(column or "", "the id of the item is due here, and it is empty")
    elif id in lines:
        complain(column or "", f"line {lines[id]} is an item {id} too; each item has an id of its own")
    lines.setdefault(id, row.line)
    return id


def _told_by_columns(row: Row, of: Convention) -> Model | None:
    """mirt prints ak0, ak1, … for partial credit, and for a graded item d1, d2, … alone."""
    if of.name != "mirt" or not _filled(row, "d"):
        return None
    return "gpcm" if _filled(row, "ak") else "grm"


def _counts_up(row: Row) -> bool:
    """Whether the scoring weights of mirt, where there are some, are 0, 1, 2, …"""
    weights = _filled(row, "ak")
    return all(NUMBER.fullmatch(weight) and float(weight) == place for place, weight in enumerate(weights))


def _filled(row: Row, steps: str) -> list[str]:
    """The cells under numbered columns of a name that are not blank."""
    return [cell for name in numbered(row.cells, steps) if (cell := row.cells[name]).lower() not in BLANK]


def _shorter(items: list[Item]) -> list[str]:
    """Items that have fewer categories than most, as one whose last threshold was lost would."""
    counts = Counter(item.categories for item in items)
    most = max(counts, key=counts.__getitem__, default=0)
    fewer = [item.id for item in items if item.categories < most]
    if not fewer or counts[most] * 2 <= len(items):
        return []
    return [f"Most items have {most} categories; fewer have {', '.join(fewer)}."]
