"""The answers of two occasions as the answers to the measure of both."""

from __future__ import annotations

from collections.abc import Mapping

from ..interpreter.own_rows import rows_there
from ..model.measure import Measure
from .paired import END, START
from .sides import RAW, at


def pair_of(measure: Measure, first: Mapping[str, object], second: Mapping[str, object]) -> dict[str, object]:
    """What the measure of both occasions is answered; rows are those that are there at both."""
    found: dict[str, object] = {}
    rest = {START: dict(first), END: dict(second)}
    for rows in measure.rows:
        there = {side: rows_there(rows, answers) for side, answers in rest.items()}
        common = [id for id in there[START] if id in there[END]]
        for side, known in there.items():
            found[at(rows.id, side)] = [
                _row(id if rows.positions else f"r{place}", known[id]) for place, id in enumerate(common, 1)
            ]
    items = {item.id for item in measure.inputs}
    for side, answers in rest.items():
        found |= {at(id, side): answer for id, answer in answers.items() if id in items}
    return found


def _row(id: str, fields: Mapping[str, object]) -> dict[str, object]:
    return {"id": id, "state": "active", **fields, **{field + RAW: value for field, value in fields.items()}}
