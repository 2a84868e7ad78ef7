"""The SQL views of changes over random tables of sittings give what `Changes` gives, in real engines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

import romdsl
from romdsl.answers.rows import Row
from romdsl.compiler import program_of
from romdsl.emit.target import Options
from romdsl.interpreter import score
from romdsl.model.checked import CheckedMeasure
from romdsl.over_time.changes import ChangeRow, Changes
from romdsl.over_time.sittings import Sitting, sittings_of
from romdsl.targets.sql.change_view import change_views

from ..tools import require_engine
from .test_own_rows import checked_of

ENGINES = ("duckdb", "postgres", "spark")
MEASURE = """
measure mood "Mood"
occasions {
  baseline "First"
  review "Again" every 6 weeks until end
  end "Last" chosen by worker
  looking_back "Looking back" looking back to baseline with end
}
item a "A" answer number 0..10 points
item b "B" answer number 0..10 points
rows goals "Goals" 0..2 { goal "Goal" answer text; progress "How far?" answer number 0..10 points }
score total = a + b {
  higher worse
  reliable change 4 source "made"
  clinical cutoff c clinical 14, 3 functional 5, 2 source "made"
}
score reached = mean(goals.progress) { missing any, ignore; decimals 1; higher better }
change once of total from baseline to end
change begun of total from baseline to review
change reviews of total from review to review
change ends of total from first to last
change step of total from previous to last
change back of total from baseline to looking_back
change goals_moved of reached from baseline to end
"""
CHECKED = checked_of(MEASURE)
CELLS = ("a", "b", *(f"goals_r{place}_{field}" for place in (1, 2) for field in ("goal", "progress", "state")))
COLUMNS = ("person", "occasion", "occasion_number", "date", *CELLS)
UNCLASSED = ("back", "goals_moved")
"""Norms of change are of two visits that speak of their own time, and not of own words."""
PERSONS = 300
Line = tuple[object, ...]


def rows_of_sittings(chance: Random) -> list[Row]:
    """Visits of many persons in any order: without a first or last one, with numbers, with days or with both."""
    found: list[Row] = []
    for person in range(PERSONS):
        numbered, day = chance.random() < 0.7, date(2026, 1, 5) + timedelta(chance.randrange(60))
        visits = ["baseline"] * (chance.random() < 0.8) + ["review"] * chance.randrange(5)
        visits += ["end"] * (chance.random() < 0.7)
        visits += ["looking_back"] * (visits[-1:] == ["end"] and chance.random() < 0.5)
        number = 0
        for occasion in visits:
            day += timedelta(0 if occasion == "looking_back" else chance.randrange(1, 50))
            number += occasion == "review"
            said = {"person": f"p{person}", "date": day.isoformat(), "occasion_reason": "made"}
            said |= {"occasion_number": str(number)} if numbered and occasion == "review" else {}
            found.append(Row("sittings.csv", 0, {"occasion": occasion, **_answers(chance)}, said))
    chance.shuffle(found)
    return [Row(row.file, place, row.answers, row.carried) for place, row in enumerate(found, 1)]


def _answers(chance: Random) -> dict[str, object]:
    found: dict[str, object] = {}
    for item in ("a", "b"):
        found[item] = chance.choice(("!declined", None)) if chance.random() < 0.1 else chance.randrange(11)
    for place in (1, 2):
        if chance.random() < 0.7:
            found |= {f"goals_r{place}_goal": f"goal {place}", f"goals_r{place}_progress": chance.randrange(11)}
            found |= {f"goals_r{place}_state": "retired"} if chance.random() < 0.2 else {}
    return found


def wanted(checked: CheckedMeasure, rows: Sequence[Row]) -> dict[str, list[Line]]:
    """What `Changes` says of everybody who has both sittings, change by change."""
    sittings, refused = sittings_of(checked.measure, rows)
    assert not refused
    persons: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        persons.setdefault(sitting.person, []).append(sitting)
    found = {}
    for change in checked.measure.changes:
        worked = Changes(checked.measure, change)
        pair = getattr(worked.pair, "measure", worked.pair)

        def scored(pairs: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
            return [score(pair, given).to_json() for given in pairs]  # noqa: B023

        found[change.id] = sorted(_lines(worked.rows(persons, scored)), key=repr)
    return found


def _lines(changes: Iterator[ChangeRow]) -> Iterator[Line]:
    for one in changes:
        if one.start is None or one.end is None or one.start is one.end:
            assert one.kind == "not_comparable"
            continue
        values = (one.start_value, one.end_value, one.difference)
        kind = None if one.kind == "not_comparable" else one.kind
        yield one.person, str(one.start.date), str(one.end.date), *map(_number, values), kind


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def test_the_table_holds_what_it_should() -> None:
    """Everything that a view could do wrong occurs: no partner, missing values, all classes, many reviews."""
    found = wanted(CHECKED, rows_of_sittings(Random(5)))
    assert {line[-1] for line in found["ends"]} == {
        None, "reliable_recovery", "recovery", "reliable_improvement", "no_reliable_change", "reliable_deterioration",
    }  # fmt: skip
    for change, lines in found.items():
        assert 20 < len(lines) < PERSONS, change
        assert any(line[5] is None for line in lines) and any(line[5] for line in lines), change


@pytest.mark.parametrize("engine", ENGINES)
def test_view_gives_the_changes(engine: str) -> None:
    require_engine(engine)
    rows = rows_of_sittings(Random(5))
    options = Options({"columns": "text", "table": "sittings"})
    views = dict(change_views(program_of(CHECKED), options))
    query = RUN[engine](rows)
    for change, lines in wanted(CHECKED, rows).items():
        query(views[f"mood.{change}.{engine}.sql"])
        of = "reached" if change == "goals_moved" else "total"
        kind = "NULL" if change in UNCLASSED else f"{change}__class"
        names = f"person, from_date, to_date, {of}__from, {of}__to, {change}, {kind}"
        given = query(f"SELECT {names} FROM mood_{change}")
        found = [(*row[:3], *map(_number, row[3:6]), row[6]) for row in given]
        assert sorted(found, key=repr) == lines, change


@pytest.mark.parametrize("engine", ENGINES)
def test_a_second_visit_before_the_first_is_no_change(engine: str) -> None:
    """As the commands say: it cannot be compared. A day that lacks says nothing against the two."""
    require_engine(engine)
    days = {"turned": ("2026-03-02", "2026-02-27"), "same": ("2026-03-02", "2026-03-02"), "open": ("2026-03-02", "")}
    days["unsaid"] = ("", "2026-03-02")
    rows = [
        Row("sittings.csv", 0, {"occasion": occasion, "a": value, "b": 1}, {"person": person, "date": day})
        for person, both in days.items()
        for occasion, day, value in zip(("baseline", "end"), both, (9, 2), strict=True)
    ]
    views = dict(change_views(program_of(CHECKED), Options({"columns": "text", "table": "sittings"})))
    query = RUN[engine](rows)
    query(views[f"mood.once.{engine}.sql"])
    found = sorted(tuple(row) for row in query("SELECT person, once FROM mood_once"))
    assert found == [("open", -7), ("same", -7), ("unsaid", -7)]


def _cells(rows: Sequence[Row]) -> list[tuple[str | None, ...]]:
    return [
        tuple(None if (cell := {**row.answers, **row.carried}.get(name)) is None else str(cell) for name in COLUMNS)
        for row in rows
    ]


def _table(kind: str) -> str:
    return ", ".join(f"{name} {kind}" for name in COLUMNS)


def _in_duckdb(rows: Sequence[Row]) -> Any:
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE sittings ({_table('VARCHAR')})")
    connection.executemany(f"INSERT INTO sittings VALUES ({', '.join('?' * len(COLUMNS))})", _cells(rows))
    return lambda text: connection.execute(text).fetchall()


def _in_postgres(rows: Sequence[Row]) -> Any:
    import psycopg

    connection = psycopg.connect("")
    connection.execute(f"CREATE TEMPORARY TABLE sittings ({_table('text')})".encode())
    marks = ", ".join(["%s"] * len(COLUMNS))
    connection.cursor().executemany(f"INSERT INTO sittings VALUES ({marks})".encode(), _cells(rows))

    def query(text: str) -> list[tuple[Any, ...]]:
        cursor = connection.execute(text.encode())
        return cursor.fetchall() if cursor.description else []

    return query


def _in_spark(rows: Sequence[Row]) -> Any:
    from romdsl.targets.sql.spark import session

    spark = session()
    spark.createDataFrame(_cells(rows), _table("string")).createOrReplaceTempView("sittings")

    def query(text: str) -> list[tuple[Any, ...]]:
        # A view that stays cannot rest on a table that goes with the session.
        return [tuple(row) for row in spark.sql(text.replace("REPLACE VIEW", "REPLACE TEMPORARY VIEW", 1)).collect()]

    return query


RUN = {"duckdb": _in_duckdb, "postgres": _in_postgres, "spark": _in_spark}


def test_no_line_is_too_long_to_be_read() -> None:
    """The two sittings stand in lines of their own, below each other: nested queries further in."""
    for name, text in change_views(program_of(romdsl.load("first_steps")), Options()):
        assert max(map(len, text.splitlines())) <= 130, name
        assert "\n    ) AS first_sitting\n    JOIN (\n      SELECT *\n" in text, name
