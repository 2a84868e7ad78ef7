"""A view for each change: the two sittings of a person side by side, scored as the measure of both occasions is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from romdsl.compiler import program_of
from romdsl.emit.sql import DIALECTS, Kind, Source, SqlDialect, query, typed_kind, wrapped
from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Change
from romdsl.model.measure.over_time import FIRST, LAST, PREVIOUS
from romdsl.over_time.changes import Changes
from romdsl.pairing import END, START, at, class_of
from romdsl.pairing.sides import RAW, Side
from romdsl.program import Program

PERSON, OCCASION, NUMBER, DATE = "person", "occasion", "occasion_number", "date"
TEXTS = (PERSON, "from_date", "to_date")
SIDES: dict[Side, str] = {START: "first_sitting", END: "second_sitting"}


def change_views(checked: CheckedMeasure, options: Options) -> Iterator[tuple[str, str]]:
    """The name and text of the file for each change and dialect."""
    for change in checked.measure.changes:
        pair = Changes(checked, change).pair
        program = _reported(program_of(pair), change)
        for id, dialect in DIALECTS.items():
            yield f"{checked.measure.id}.{change.id}.{id}.sql", _view(checked, program, change, options, dialect)


def _reported(program: Program, change: Change) -> Program:
    """Of the measure of both occasions what is said of the change."""
    wanted = (at(change.of.value, START), at(change.of.value, END), change.id, class_of(change.id))
    outputs = tuple(output for output in program.outputs if output.score in wanted)
    return replace(program, outputs=outputs, alerts=(), checks=(), shown=())


def _view(checked: CheckedMeasure, program: Program, change: Change, options: Options, dialect: SqlDialect) -> str:
    is_text = options.values.get("columns") == "text"
    kinds: dict[str, Kind] = {given.item: "text" if is_text else typed_kind(given) for given in program.inputs}
    originals = _originals(checked)
    columns = {name: name for name in (given.item for given in program.inputs) if name in originals}
    states = {f"{rows.rows}_{place}_state" for rows in program.rows for place in rows.places}
    columns |= {name: name for name in states}
    table = ".".join(dialect.identifier(part) for part in (options.values.get("table") or "answers").split("."))
    source = _sittings(checked, change, columns, originals, table, dialect)
    made = query(program, dialect, Source(source, columns, kinds, TEXTS), {})
    head = [
        f"Change “{change.title.value if change.title else change.id}” of {checked.measure.id}: {change.of.value} from "
        f"{change.start.value} to {change.end.value}.",
        f"Reads the table {options.values.get('table') or 'answers'}: a row for each sitting, with the columns person, "
        "occasion, occasion_number and date beside those of the items.",
        "A person without one of the two sittings is not here; one with a sitting that comes before the first is.",
    ]
    lines = "".join(f"{dialect.comment(piece)}\n" for line in head for piece in wrapped(line))
    return lines + dialect.view(f"{checked.measure.id}_{change.id}", made.text, [])


def _originals(checked: CheckedMeasure) -> dict[str, tuple[Side, str]]:
    """For each item of the measure of both occasions: whose it is and its column in the table."""
    found: dict[str, tuple[Side, str]] = {}
    for side in (START, END):
        for item in checked.measure.inputs:
            column = item.column.value if item.column else item.id
            if item.slot is None:
                found[at(item.id, side)] = (side, column)
            elif item.slot.field is None:
                name = f"{at(item.slot.rows, side)}_{item.slot.row}"
                found[f"{name}_state"] = (side, f"{item.id}_state")
            else:
                name = f"{at(item.slot.rows, side)}_{item.slot.row}_{item.slot.field}"
                found[name] = found[name + RAW] = (side, column)
    return found


def _sittings(
    checked: CheckedMeasure,
    change: Change,
    columns: dict[str, str],
    originals: dict[str, tuple[Side, str]],
    table: str,
    dialect: SqlDialect,
) -> str:
    """The two sittings of each person side by side, as a query in brackets."""
    name = dialect.identifier
    picked = [f"first_sitting.{name(PERSON)} AS {name(PERSON)}"]
    for side, alias in SIDES.items():
        day = f"CAST({alias}.{name(DATE)} AS {dialect.text_type})"
        picked.append(f"{day} AS {name(f'{side}_date')}")
    picked += [
        f"{SIDES[whose]}.{name(column)} AS {name(item)}"
        for item, (whose, column) in originals.items()
        if item in columns
    ]
    first, second = (_chosen(checked, change, one, table, dialect) for one in (START, END))
    joined = f"first_sitting.{name(PERSON)} = second_sitting.{name(PERSON)}"
    if change.start.value == PREVIOUS:
        joined += " AND first_sitting.sitting_place = second_sitting.sitting_place - 1"
    else:
        first = f"{first} WHERE sitting_from_first = 1"
    return (
        f"(SELECT {', '.join(picked)} FROM ({first}) AS first_sitting "
        f"JOIN ({second} WHERE sitting_from_last = 1) AS second_sitting ON {joined})"
    )


def _chosen(checked: CheckedMeasure, change: Change, side: str, table: str, dialect: SqlDialect) -> str:
    """The sittings of one occasion, counted from the first and from the last of each person."""
    name = dialect.identifier
    wanted = change.start.value if side == START else change.end.value
    now = [one.id for one in checked.measure.occasions if one.kind != "looking_back"]
    ids = now if wanted in (FIRST, PREVIOUS, LAST) else [wanted]
    by_day, by_number = (DATE, NUMBER), (NUMBER, DATE)
    counted = {
        "sitting_place": _order(by_day, "ASC NULLS LAST", dialect),
        "sitting_from_first": _order(by_day if len(ids) > 1 else by_number, "ASC NULLS LAST", dialect),
        "sitting_from_last": _order(by_day if len(ids) > 1 else by_number, "DESC NULLS FIRST", dialect),
    }
    among = {"sitting_place": now}
    for column, order in counted.items():
        known = ", ".join(dialect.literal(id) for id in among.get(column, ids))
        window = f"row_number() OVER (PARTITION BY {name(PERSON)} ORDER BY {order}) AS {column}"
        known = known if column != "sitting_place" or set(ids) <= set(now) else f"{known}, {dialect.literal(wanted)}"
        table = f"(SELECT every_sitting.*, {window} FROM {table} AS every_sitting WHERE {name(OCCASION)} IN ({known}))"
    return f"SELECT * FROM {table} AS counted"


def _order(columns: tuple[str, ...], way: str, dialect: SqlDialect) -> str:
    return ", ".join(f"{dialect.identifier(column)} {way}" for column in columns)
