"""Rows of a person's own words as they stand in data, put into the places of the measure's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..model.measure import Measure, Rows
from ..model.own_rows import OF_A_ROW, cell_of, is_row_id
from ..model.private import NOT_SHOWN, may_be_words
from .accept import Refusal

STATES = ("active", "retired")


@dataclass(slots=True)
class _Row:
    id: str
    cells: dict[str, object] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """A row is there when it is not retired, and something is said of it."""
        state = self.cells.get("state")
        said = any(given(value) for key, value in self.cells.items() if key not in OF_A_ROW)
        return state != "retired" and (said or state == "active")


def given(value: object) -> bool:
    return value is not None and value != ""


def spread(measure_rows: Iterable[Rows], answers: Mapping[str, object]) -> dict[str, object] | Refusal:
    """The answers with each row's in its place, or why they are refused.

    Rows come as a list of objects (`"goals": [{"id": "r1", "progress": 2}]`) or as cells of their own
    (`goals_r1_progress`).  Those that are there go in the order of their ids to the places r1, r2 … of the
    measure; rows with positions keep theirs.
    """
    rest = dict(answers)
    for rows in measure_rows:
        for place in rows.row_ids:
            if f"{rows.id}_{place}" in rest:
                name = f"{rows.id}_{place}"
                return _refused(rows, name, rest[name], "a row is given by its fields")
        taken = _taken(rows, rest)
        if isinstance(taken, Refusal):
            return taken
        found = {id: row for id, row in taken.items() if row.is_there}
        if len(found) > rows.high:
            why = f"{len(found)} rows are there, and {rows.high} are the most"
            return Refusal(rows.id, ", ".join(found), why)
        places = rows.row_ids if rows.positions else rows.row_ids[: len(found)]
        ordered = [found.get(id) for id in rows.row_ids] if rows.positions else _in_order(found)
        for place, row in zip(places, ordered, strict=True):
            if row is None:
                continue
            rest[f"{rows.id}_{place}"] = True
            rest |= {f"{rows.id}_{place}_{key}": value for key, value in row.cells.items() if key not in OF_A_ROW}
    return rest


def as_in_data(measure_rows: Iterable[Rows], answers: Mapping[str, object], refusal: Refusal) -> Refusal:
    """The refusal of an answer in a row, with the id that the row has in the data."""
    return replace(refusal, item=_in_data(measure_rows, answers).get(refusal.item, refusal.item))


def names_in_data(measure: Measure, answers: Mapping[str, object]) -> dict[str, str]:
    """How the items of rows are called in the data, by their ids; only for answers that are not refused."""
    return _in_data(measure.rows, answers)


def _in_data(measure_rows: Iterable[Rows], answers: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for rows in measure_rows:
        there = list(rows_there(rows, dict(answers)))
        for place, id in zip(rows.row_ids, there, strict=False) if not rows.positions else ():
            found |= {f"{rows.id}_{place}_{field.id}": f"{rows.id}_{id}_{field.id}" for field in rows.fields}
    return found


def in_place(measure: Measure, answers: Mapping[str, object]) -> Mapping[str, object] | None:
    """The answers with those of rows at their places, None where they are refused: for engines that know no rows."""
    found = spread(measure.rows, answers) if measure.rows else answers
    return None if isinstance(found, Refusal) else found


def rows_there(rows: Rows, answers: dict[str, object]) -> dict[str, dict[str, object]]:
    """The fields of each row that is there, by its id; all rows are taken out of the answers.

    Only for answers that are not refused.
    """
    taken = _taken(rows, answers)
    assert not isinstance(taken, Refusal), str(taken)
    ids = rows.row_ids if rows.positions else [row.id for row in _in_order(taken)]
    return {
        id: {key: value for key, value in taken[id].cells.items() if key not in OF_A_ROW}
        for id in ids
        if id in taken and taken[id].is_there
    }


def _in_order(found: Mapping[str, _Row]) -> list[_Row]:
    return sorted(found.values(), key=lambda row: int(row.id[1:]))


def _taken(rows: Rows, rest: dict[str, object]) -> dict[str, _Row] | Refusal:
    """The rows that stand in the answers, which they are taken out of."""
    found: dict[str, _Row] = {}
    for refusal in (_listed(rows, rest.pop(rows.id, None), found), _in_cells(rows, rest, found)):
        if refusal is not None:
            return refusal
    for row in found.values():
        state = row.cells.get("state")
        if given(state) and state not in STATES:
            return _refused(rows, f"{rows.id}_{row.id}_state", state, "the state of a row is active or retired")
    return found


def _listed(rows: Rows, value: object, found: dict[str, _Row]) -> Refusal | None:
    """Rows as a list of objects; one without an id has that of its place in the list."""
    if not given(value):
        return None
    if not isinstance(value, list | tuple):
        return _refused(rows, rows.id, value, "it is not a list of rows")
    known = {*(each.id for each in rows.fields), *OF_A_ROW}
    for place, one in enumerate(value):
        if not isinstance(one, Mapping):
            return _refused(rows, rows.id, one, "a row is an object with its fields")
        by_place = rows.row_ids[place] if place < len(rows.row_ids) else f"r{place + 1}"
        id = one.get("id") or by_place
        if not isinstance(id, str) or not is_row_id(rows, id):
            names = ", ".join(rows.row_ids) if rows.positions else "r1, r2 …"
            return _refused(rows, rows.id, id, f"the id of a row is {names}")
        if id in found:
            return Refusal(rows.id, id, "two rows have this id")
        cells = {str(key): cell for key, cell in one.items() if key != "id"}
        for key in cells.keys() - known:
            return _no_field(rows, id, key, cells[key])
        found[id] = _Row(id, cells)
    return None


def _no_field(rows: Rows, id: str, key: str, value: object) -> Refusal:
    """A field that the rows do not have; its name may be words too, where somebody took these for the name."""
    fields = ", ".join(field.id for field in rows.fields)
    if rows.private:
        return _refused(
            rows, f"{rows.id}_{id}", value, f"the rows of “{rows.id}” have the fields {fields} and no other"
        )
    return Refusal(f"{rows.id}_{id}_{key}", value, f"the rows of “{rows.id}” have no field “{key}”")


def _refused(rows: Rows, name: str, value: object, why: str) -> Refusal:
    """A refusal that shows no private words."""
    return Refusal(name, NOT_SHOWN if rows.private and may_be_words(value) else value, why)


def _in_cells(rows: Rows, rest: dict[str, object], found: dict[str, _Row]) -> Refusal | None:
    """Rows as cells of their own: `goals_r1_progress`."""
    for name in [name for name in rest if name.startswith(f"{rows.id}_")]:
        parted = cell_of(rows, name)
        if parted is None:
            continue
        id, key = parted
        row, value = found.setdefault(id, _Row(id)), rest.pop(name)
        if given(value) and given(row.cells.get(key)):
            return _refused(rows, name, value, "it stands in the list of rows too")
        if given(value) or key not in row.cells:
            row.cells[key] = value
    return None
