"""Lowers each change: the program of the measure of both occasions, and where its answers stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ...model.checked import CheckedMeasure
from ...model.measure import Change, Measure
from ...model.measure.over_time import PREVIOUS
from ...pairing import END, START, at, class_of, compared, paired
from ...pairing.sides import RAW
from ...program import ChangeProgram, PairCell, Program
from ..check import planned


def changes_of(checked: CheckedMeasure, lower: Callable[[CheckedMeasure], Program]) -> tuple[ChangeProgram, ...]:
    """A program for each change of a measure."""
    return tuple(_change(checked, change, lower) for change in checked.measure.changes)


def _change(checked: CheckedMeasure, change: Change, lower: Callable[[CheckedMeasure], Program]) -> ChangeProgram:
    measure = checked.measure
    pair = planned(paired(measure, change))
    program = lower(pair)
    of = compared(measure, change)
    ends = () if of is None else (at(of, START), at(of, END))
    wanted = (*ends, change.id, class_of(change.id))
    outputs = tuple(output for output in program.outputs if output.score in wanted)
    return ChangeProgram(
        change.id,
        change.title.value if change.title else change.id,
        of,
        _occasions(measure, change.start.value),
        _occasions(measure, change.end.value),
        change.start.value == PREVIOUS,
        pair,
        replace(program, outputs=outputs, alerts=(), checks=(), shown=()),
        tuple(_cells(measure)),
    )


def _occasions(measure: Measure, named: str) -> tuple[str, ...]:
    """The occasions that a sitting may belong to: the named one, or all that do not look back."""
    if any(occasion.id == named for occasion in measure.occasions):
        return (named,)
    return tuple(occasion.id for occasion in measure.occasions if occasion.kind != "looking_back")


def _cells(measure: Measure) -> Iterator[PairCell]:
    """Where each answer to the measure of both occasions stands: at which of them, in which column."""
    for side in (START, END):
        for item in measure.inputs:
            column = item.column.value if item.column else item.id
            if item.slot is None:
                yield PairCell(at(item.id, side), side, column)
            elif item.slot.field is None:
                yield PairCell(f"{at(item.slot.rows, side)}_{item.slot.row}_state", side, f"{item.id}_state")
            else:
                name = f"{at(item.slot.rows, side)}_{item.slot.row}_{item.slot.field}"
                yield PairCell(name, side, column)
                yield PairCell(name + RAW, side, column)
