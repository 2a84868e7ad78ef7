"""Scores of a bank in SQL: by pattern through functions in DuckDB, by sum as a table; what PostgreSQL cannot is said."""

from __future__ import annotations

import importlib.util
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest

from romdsl import interpreter
from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.source import Source
from romdsl.targets.sql import spark, target
from tests.tools import needs_spark

BANK = """
measure little "Little bank"
version 0.1.0
language en
scale agree { 0 "No"; 1 "A little"; 2 "Yes" }
metric m "T" { D 1; prior normal 0, 1; grid -4..4 by 0.1; reports 50 + 10 * theta; round 1; higher better; at least 2 answered }
bank b "Bank" metric m model grm scale agree {
  i1 "One" a 1.5 b -1, 1
  i2 "Two" a 0.9 b -0.4, 0.8
  i3 "Three" a 2.1 b 0.2, 1.6
}
form short of b { items i1, i2, i3 }
score pattern "By pattern" = eap(short) { missing at most 1, ignore }
score total "By sum" = eap_of_sum(short)
"""
PATTERNS = [
    dict(zip(("i1", "i2", "i3"), cells, strict=True))
    for cells in itertools.product((None, "0", "1", "2", "!declined"), repeat=3)
]


@pytest.fixture(scope="module")
def checked() -> CheckedMeasure:
    return compiled(BANK)


def compiled(text: str) -> CheckedMeasure:
    found = compile_source(Source("little.rom", text), Report())
    assert found is not None
    return found


def answers_of(cells: dict[str, str | None]) -> dict[str, object]:
    return {id: {"declined": True} if code == "!declined" else code for id, code in cells.items() if code is not None}


def imported(text: str, folder: Path, name: str = "little_patterns") -> ModuleType:
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_written_view_scores_every_pattern_as_the_interpreter(checked: CheckedMeasure, tmp_path: Path) -> None:
    files = target.emit(checked, program_of(checked), Options({"columns": "text"}))
    plain = [cells for cells in PATTERNS if "!declined" not in cells.values()]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE answers (person INTEGER, i1 VARCHAR, i2 VARCHAR, i3 VARCHAR)")
        connection.executemany(
            "INSERT INTO answers VALUES (?, ?, ?, ?)", [[n, *c.values()] for n, c in enumerate(plain)]
        )
        imported(files["little_patterns.py"], tmp_path).register_duckdb(connection)
        connection.execute(files["little.duckdb.sql"])
        rows = connection.execute("SELECT pattern, pattern_se, total FROM little_scores ORDER BY person").fetchall()
    for cells, row in zip(plain, rows, strict=True):
        scores: Any = interpreter.score(checked.measure, answers_of(cells), ("", "")).to_json()["scores"]
        wanted = [scores[id]["value"] for id in ("pattern", "pattern_se", "total")]
        assert [None if cell is None else float(cell) for cell in row] == wanted, cells


def test_an_answer_outside_the_categories_leaves_the_other_rows_alone(checked: CheckedMeasure, tmp_path: Path) -> None:
    files = target.emit(checked, program_of(checked), Options({}))
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE answers (person INTEGER, i1 INTEGER, i2 INTEGER, i3 INTEGER)")
        connection.execute("INSERT INTO answers VALUES (1, 1, 2, 1), (2, 9, 2, 1), (3, 1, -1, 1)")
        imported(files["little_patterns.py"], tmp_path).register_duckdb(connection)
        connection.execute(files["little.duckdb.sql"])
        rows = connection.execute("SELECT pattern FROM little_scores ORDER BY person").fetchall()
    scores: Any = interpreter.score(checked.measure, {"i1": "1", "i2": "2", "i3": "1"}, ("", "")).to_json()["scores"]
    assert float(rows[0][0]) == scores["pattern"]["value"]
    assert len(rows) == 3


def test_duckdb_gives_what_the_interpreter_gives_in_full(checked: CheckedMeasure) -> None:
    engine = next(one for one in target.engines if one.id == "duckdb")
    sets = [answers_of(cells) for cells in PATTERNS if "!declined" not in cells.values()]
    hashes = (checked.definition, checked.scoring)
    wanted = [interpreter.score(checked.measure, one, hashes).to_json() for one in sets]
    found = engine.run(checked, program_of(checked), sets)
    assert json.dumps(found, sort_keys=True) == json.dumps(wanted, sort_keys=True)


def test_postgresql_says_what_it_leaves_out(checked: CheckedMeasure) -> None:
    said = [loss.what for loss in target.unsupported(checked, Options())]
    assert said == ["the score pattern, in the view for PostgreSQL"]
    text = target.emit(checked, program_of(checked), Options())["little.postgres.sql"]
    assert "little_theta" not in text and "little_scores.total" in text and "little_scores.pattern" not in text


OVER_TIME = (
    BANK.replace("scale agree", 'occasions { baseline "First"; end "Last" chosen by worker }\nscale agree', 1).replace(
        "measure little", "measure changing", 1
    )
    + """change gained of pattern from baseline to end { reliable change 8 source "made up" }
change less_sure "Less sure" from baseline to end = pattern_se - at(baseline).pattern_se
change by_sum of total from baseline to end
"""
)
SITTINGS = (("baseline", "1", ("0", "1", "0")), ("end", "1", ("2", "1", None)), ("end", "2", ("1", "1", "2")),
            ("baseline", "2", ("1", None, None)))  # fmt: skip


def test_the_written_view_of_a_change_in_duckdb(tmp_path: Path) -> None:
    made = change_files()
    with duckdb.connect() as connection:
        imported(made["changing_patterns.py"], tmp_path, "changing_patterns").register_duckdb(connection)
        connection.execute(f"CREATE TABLE answers AS SELECT * FROM {sittings_table()}")
        found = []
        for change in ("gained", "less_sure"):
            assert "changing_patterns.py" in made[f"changing.{change}.duckdb.sql"]
            connection.execute(made[f"changing.{change}.duckdb.sql"])
            found += connection.execute(f"SELECT person, {change} FROM changing_{change} ORDER BY person").fetchall()
    held_to_the_scores(found)


@needs_spark
def test_the_written_view_of_a_change_in_spark(tmp_path: Path) -> None:
    made, session = change_files(), spark.session()
    imported(made["changing_patterns.py"], tmp_path, "changing_patterns").register_spark(session)
    session.sql(f"CREATE OR REPLACE TEMPORARY VIEW answers AS SELECT * FROM {sittings_table()}")
    found = []
    for change in ("gained", "less_sure"):
        session.sql(made[f"changing.{change}.spark.sql"].rstrip().removesuffix(";"))
        rows = session.sql(f"SELECT person, {change} FROM changing_{change} ORDER BY person").collect()
        found += [tuple(row) for row in rows]
    held_to_the_scores(found)


def test_a_change_of_a_pattern_is_not_in_postgresql_and_that_is_said() -> None:
    made = change_files()
    assert [name for name in made if "postgres" in name] == ["changing.postgres.sql", "changing.by_sum.postgres.sql"]
    said = [loss.what for loss in target.unsupported(compiled(OVER_TIME), Options())]
    ending = ", in the view for PostgreSQL"
    assert said == [f"{what}{ending}" for what in ("the score pattern", "the change gained", "the change less_sure")]


def change_files() -> dict[str, str]:
    checked = compiled(OVER_TIME)
    return target.emit(checked, program_of(checked), Options({"columns": "text"}))


def sittings_table() -> str:
    """The visits as a table of an engine."""
    columns = ("person", "occasion", "occasion_number", "date", "i1", "i2", "i3")
    rows = [(person, occasion, "1", "2026-01-12", *cells) for occasion, person, cells in SITTINGS]
    lines = (", ".join("CAST(NULL AS STRING)" if cell is None else f"'{cell}'" for cell in row) for row in rows)
    values = ", ".join(f"({line})" for line in lines)
    return f"(VALUES {values}) AS visits({', '.join(columns)})"


def held_to_the_scores(found: list[Any]) -> None:
    """The first person's differences are those of the scores; the second has too few answers at first."""
    measure = compiled(OVER_TIME).measure
    scores: list[Any] = [
        interpreter.score(measure, answers_of(dict(zip(("i1", "i2", "i3"), cells, strict=True))), ("", ""))
        .to_json()["scores"]
        for _, _, cells in SITTINGS[:2]
    ]  # fmt: skip
    gained, less_sure = (round(scores[1][id]["value"] - scores[0][id]["value"], 1) for id in ("pattern", "pattern_se"))
    assert gained > 8
    shown = [(person, None if value is None else float(value)) for person, value in found]
    assert shown == [("1", gained), ("2", None), ("1", less_sure), ("2", None)]


def test_no_functions_without_a_pattern(checked: CheckedMeasure) -> None:
    found = compiled("\n".join(line for line in BANK.splitlines() if "score pattern" not in line))
    assert "little_patterns.py" not in target.emit(found, program_of(found), Options())
