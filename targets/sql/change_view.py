"""A view for each change: the two sittings of a person side by side, scored as the measure of both occasions is."""

from __future__ import annotations

from collections.abc import Iterator

from romdsl.emit.sql import DIALECTS, Kind, Source, SqlDialect, for_dialect, has_patterns, query, typed_kind, wrapped
from romdsl.emit.target import Options
from romdsl.program import ChangeProgram, Program

from .view import calling

PERSON, OCCASION, NUMBER, DATE = "person", "occasion", "occasion_number", "date"
TEXTS = (PERSON, "from_date", "to_date")
SIDES = {"from": "first_sitting", "to": "second_sitting"}


def change_views(program: Program, options: Options) -> Iterator[tuple[str, str]]:
    """The name and text of the file for each change and each dialect that can work it out."""
    for change in program.changes:
        for id, dialect in DIALECTS.items():
            if len(for_dialect(change.program, dialect).outputs) == len(change.program.outputs):
                yield f"{program.measure}.{change.change}.{id}.sql", _view(program, change, options, dialect)


def _view(of: Program, change: ChangeProgram, options: Options, dialect: SqlDialect) -> str:
    program, is_text = for_dialect(change.program, dialect), options.values.get("columns") == "text"
    kinds: dict[str, Kind] = {given.item: "text" if is_text else typed_kind(given) for given in program.inputs}
    states = {f"{rows.rows}_{place}_state" for rows in program.rows for place in rows.places}
    wanted = states | {given.item for given in program.inputs}
    columns = {cell.item: cell.item for cell in change.cells if cell.item in wanted}
    written = options.values.get("table") or "answers"
    table = ".".join(dialect.identifier(part) for part in written.split("."))
    made = query(program, dialect, Source(_sittings(change, columns, table, dialect), columns, kinds, TEXTS), {})
    head = [
        f"Change “{change.title}” of {of.measure}: {change.score or change.change} from {_named(change.start)} to "
        f"{_named(change.end)}.",
        f"Reads the table {written}: a row for each sitting, with the columns person, occasion, occasion_number and "
        "date beside those of the items.",
        "A person without one of the two sittings is not here, nor whose second one lies before the first by its date.",
    ]
    calls = has_patterns(program)
    head += calling(of, dialect) if calls else ()
    lines = "".join(f"{dialect.comment(piece)}\n" for line in head for piece in wrapped(line))
    return lines + dialect.view(f"{of.measure}_{change.change}", made.text, [], calls and dialect.id == "spark")


def _named(occasions: tuple[str, ...]) -> str:
    return occasions[0] if len(occasions) == 1 else "a sitting that does not look back"


def _sittings(change: ChangeProgram, columns: dict[str, str], table: str, dialect: SqlDialect) -> str:
    """The two sittings of each person side by side, as a query in brackets behind a FROM."""
    name = dialect.identifier
    days = {side: f"CAST({alias}.{name(DATE)} AS {dialect.text_type})" for side, alias in SIDES.items()}
    picked = [
        f"first_sitting.{name(PERSON)} AS {name(PERSON)}",
        *(f"{day} AS {name(f'{side}_date')}" for side, day in days.items()),
        *(
            f"{SIDES[cell.side]}.{name(cell.column)} AS {name(cell.item)}"
            for cell in change.cells
            if cell.item in columns
        ),
    ]
    joined = [
        f"first_sitting.{name(PERSON)} = second_sitting.{name(PERSON)}",
        # A date that lacks says nothing against the two.
        f"(NULLIF({days['to']}, '') < {days['from']}) IS NOT TRUE",
    ]
    if change.previous:
        joined.append("first_sitting.sitting_place = second_sitting.sitting_place - 1")
    elif set(change.start) & set(change.end):
        # One sitting alone would be compared with itself.
        joined.append("first_sitting.sitting_place <> second_sitting.sitting_place")
    first, second = (_chosen(change, one, table, dialect) for one in (change.start, change.end))
    lines = [
        "SELECT",
        *_in(_listed(picked)),
        "FROM (",
        *_in([*first, *([] if change.previous else ["WHERE sitting_from_first = 1"])]),
        ") AS first_sitting",
        "JOIN (",
        *_in([*second, "WHERE sitting_from_last = 1"]),
        ") AS second_sitting",
        *_in([f"{'AND' if place else 'ON'} {condition}" for place, condition in enumerate(joined)]),
    ]
    return "\n".join(["(", *_in(_in(lines)), "  )"])


def _chosen(change: ChangeProgram, occasions: tuple[str, ...], table: str, dialect: SqlDialect) -> list[str]:
    """The sittings of some occasions, counted from the first and from the last of each person.

    What is counted first are all sittings among which the one before is looked for.
    """
    by_day, by_number = (DATE, NUMBER), (NUMBER, DATE)
    columns = by_day if len(occasions) > 1 else by_number
    everything = tuple(dict.fromkeys((*change.start, *change.end)))
    counted = {
        "sitting_place": (everything, _order(by_day, "ASC NULLS LAST", dialect)),
        "sitting_from_first": (occasions, _order(columns, "ASC NULLS LAST", dialect)),
        "sitting_from_last": (occasions, _order(columns, "DESC NULLS FIRST", dialect)),
    }
    source = [f"FROM {table} AS every_sitting"]
    for column, (among, order) in counted.items():
        known = ", ".join(dialect.literal(id) for id in among)
        numbered = [
            "SELECT",
            "  every_sitting.*,",
            "  row_number() OVER (",
            f"    PARTITION BY {dialect.identifier(PERSON)}",
            f"    ORDER BY {order}",
            f"  ) AS {column}",
            *source,
            f"WHERE {dialect.identifier(OCCASION)} IN ({known})",
        ]
        source = ["FROM (", *_in(numbered), ") AS every_sitting"]
    return ["SELECT *", *source[:-1], ") AS counted"]


def _in(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _listed(lines: list[str]) -> list[str]:
    return [*(f"{line}," for line in lines[:-1]), lines[-1]]


def _order(columns: tuple[str, ...], way: str, dialect: SqlDialect) -> str:
    return ", ".join(f"{dialect.identifier(column)} {way}" for column in columns)
