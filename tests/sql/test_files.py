"""`romdsl score` in DuckDB gives what the interpreter gives, byte for byte, whatever stands in a file."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from random import Random

import duckdb
import pytest

from romdsl.engines.typed import sort_of
from tests.command_line import SHORT, Ended, measure_in, romdsl
from tests.tools import needs_postgres

ODD = [
    "1 ", " 2", "\u00a03", "NA", "-99", "", "  ", "01", "1.0", "=1+1", "!declined", "!unknown ", "1e0", "+1", "-0", "TRUE", "yes",
    "7.50", "007.5", "7.25", "24.5", "-1", "x", "X", "two\nlines", "a,b", 'q"q', "\t1", "é", "()", "[]", "nan",
]  # fmt: skip
HEAD = ["id", "q1", "q2", "q3", "sure", "hours", "words", "site"]


def table(chance: Random, rows: int) -> list[list[str]]:
    found = []
    for number in range(rows):
        row = [f"p{number}", *(chance.choice("0123") for _ in range(3)), chance.choice(["yes", "no", ""])]
        row += [
            chance.choice(["7.5", "8", "0", ""]),
            chance.choice(["", "fine"]),
            chance.choice(["north", "=cmd", "-5", " @x", "a;b"]),
        ]
        found.append([chance.choice(ODD) if chance.random() < 0.04 else cell for cell in row])
    return found


def in_both(folder: Path, measure: Path, answers: Path, *words: str | Path) -> tuple[Ended, bytes]:
    """What both engines give, which must be the same: output, messages, exit code, rejected rows."""
    rejects = folder / "rejects.csv"
    found = []
    for engine in ("interpreter", "duckdb"):
        ended = romdsl("score", measure, answers, "--engine", engine, "--rejects", rejects, *words)
        found.append((ended, rejects.read_bytes()))
        rejects.unlink()
    assert found[0] == found[1]
    return found[1]


@pytest.mark.parametrize("seed", range(6))
def test_quoted_files(tmp_path: Path, seed: int) -> None:
    """Quotes, newlines within cells, delimiters within cells, blanks around cells."""
    chance = Random(seed)
    delimiter = ",;\t"[seed % 3]
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=("\n", "\r\n")[seed % 2])
    writer.writerows([HEAD, *table(chance, 300)])
    answers = tmp_path / "answers.csv"
    answers.write_bytes(text.getvalue().encode())
    words = ["--delimiter", delimiter, "--blank", "NA,-99", *(["--spreadsheet-safe"] if seed % 2 else [])]
    ended, rejects = in_both(tmp_path, measure_in(tmp_path), answers, *words)
    assert ended.code == 1 and ended.out.count("\n") > 150 and rejects.count(b"\n") > 5


@pytest.mark.parametrize("seed", range(6))
def test_plain_files(tmp_path: Path, seed: int) -> None:
    """No quotes: whole lines are handed over.  Odd bytes, short and empty lines, no newline at the end."""
    chance = Random(seed)
    newline = ("\n", "\r\n")[seed % 2]
    rows = [[cell.replace('"', "").replace("\n", " ").replace(",", "/") for cell in row] for row in table(chance, 300)]
    lines = [",".join(row) for row in [HEAD, *rows]]
    lines[100:100] = ["", "p100,1", ",,,,,,,"]
    content = newline.join(lines).encode() + (b"", newline.encode())[seed % 3 > 0]
    if seed % 3 == 2:
        half = len(content) // 2
        content = b"\xef\xbb\xbf" + content[:half] + (b"\xff", b"\0", b"\r")[seed // 2] + content[half:]
    answers = tmp_path / "answers.csv"
    answers.write_bytes(content)
    ended, rejects = in_both(tmp_path, measure_in(tmp_path), answers, "--blank", "NA", "--prefix", "m_")
    assert ended.code == 1 and ended.out.count("\n") > 150 and rejects.count(b"\n") > 5


def test_a_quote_after_many_plain_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first part with a quote on the rows are taken apart one by one, and none is lost between."""
    monkeypatch.setattr("romdsl.engines.csv_in_duckdb.CHUNK", 4096)
    rows = [f"p{n},1,2,3,yes,7.5,fine,north" for n in range(2000)]
    rows[1500] = 'p1500,1,2,3,yes,7.5,"two\nlines",north'
    answers = tmp_path / "answers.csv"
    answers.write_text("\n".join([",".join(HEAD), *rows]), encoding="utf-8")
    ended, _ = in_both(tmp_path, measure_in(tmp_path), answers)
    assert [line.split(",")[0] for line in ended.out.splitlines()[1:]] == [f"p{n}" for n in range(2000)]


def test_checks_and_every_kind_of_answer(tmp_path: Path) -> None:
    measure = measure_in(tmp_path, '''\
measure day "A day"
version 1.0.0
scale aids { cane "A cane"; frame "A frame"; none "I would rather not say" as declined }
item used "What do you use?" scale aids several
item up "When do you get up?" answer time
item bed "When do you go to bed?" answer time
item slept "How long do you sleep?" answer duration
item born "When were you born?" answer date
item seen "When were you seen?" answer date
score carried = ticked(used) { higher worse }
score abed = hours_between(bed, up) { decimals 2; higher better }
score age = years_between(born, seen) { higher better }
check enough that slept <= hours_between(bed, up) "more sleep than time in bed"
check grown that years_between(born, seen) >= 18 "below 18" warning
''', "day")  # fmt: skip
    answers = tmp_path / "answers.csv"
    answers.write_text("""\
id,used,up,bed,slept,born,seen
a,cane;frame,07:00,22:30,8:00,2000-02-29,2026-02-28
b,(),07:00,22:30,9:00,2010-01-01,2026-02-28
c,cane;cane,7:00,24:00,8:60,2001-02-29,2026-13-01
d,!declined,,,,,
e,none,06:15,23:00,07:00,1970-01-01,2026-06-01
f,cane; frame,06:15,23:00,7:00,1970-01-01,2026-06-01
""", encoding="utf-8")  # fmt: skip
    ended, rejects = in_both(tmp_path, measure, answers)
    rows = {row[0]: row for row in csv.reader(StringIO(ended.out))}
    # a: 22:30 to 7:00 is 8.5 hours; 29 February 2000 to 28 February 2026: not yet 26
    assert rows["a"][1] == "2" and rows["a"][6] == "8.50" and rows["a"][11] == "25" and set(rows) >= {"a", "d", "e"}
    assert "b" not in rows and b"more sleep than time in bed" in rejects and "c" not in rows


def scores_of(path: Path) -> list[tuple[object, ...]]:
    return duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()


PARQUET = """
COPY (SELECT * FROM (VALUES
  ('a', 1, 2, 3, TRUE, 7.5, 'fine', DATE '2026-01-12'), ('b', 2, 2, NULL, FALSE, 8.0, NULL, NULL),
  ('c', 1, NULL, NULL, NULL, NULL, '', NULL), ('d', 7, 1, 1, NULL, 8.0, NULL, NULL), ('e', 1, 1, 1, NULL, 8.25, '', NULL),
  ('f', 1, 1, 1, TRUE, 0.1 + 0.2, '', NULL)
) AS t(id, q1, q2, q3, sure, hours, words, visit)) TO '{path}'
"""


@pytest.mark.parametrize("type_", ["TINYINT", "BIGINT", "DOUBLE", "VARCHAR"])
def test_parquet_in_and_csv_out(tmp_path: Path, type_: str) -> None:
    answers = tmp_path / "answers.parquet"
    columns = ", ".join(f"CAST({item} AS {type_}) AS {item}" for item in ("q1", "q2", "q3"))
    connection = duckdb.connect()
    connection.execute(PARQUET.format(path=tmp_path / "first.parquet"))
    connection.execute(
        f"COPY (SELECT id, {columns}, sure, CAST(hours AS DOUBLE) AS hours, words, visit"
        f" FROM read_parquet('{tmp_path / 'first.parquet'}')) TO '{answers}'"
    )
    ended, rejects = in_both(tmp_path, measure_in(tmp_path), answers)
    rows = list(csv.reader(StringIO(ended.out)))
    assert [row[0] for row in rows[1:]] == ["a", "b", "c"] and rows[1][1:4] == ["2026-01-12", "6.0", "many"]
    assert rejects.count(b"\n") == 4 and ended.code == 1


def test_parquet_in_and_out(tmp_path: Path) -> None:
    answers, out, same = tmp_path / "answers.parquet", tmp_path / "out.parquet", tmp_path / "same.parquet"
    duckdb.connect().execute(PARQUET.format(path=answers))
    measure = measure_in(tmp_path)
    ended = romdsl("score", measure, answers, "-o", out, "--rejects", tmp_path / "rejects.csv")
    again = romdsl(
        "score", measure, answers, "-o", same, "--rejects", tmp_path / "again.csv", "--engine", "interpreter"
    )
    assert (ended.code, ended.err) == (again.code, again.err) == (1, "6 read = 3 written + 3 rejected\n")
    assert (tmp_path / "rejects.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()
    found = scores_of(out)
    assert [tuple(map(str, row)) for row in found] == [tuple(map(str, row)) for row in scores_of(same)]
    assert [str(row[2]) for row in found] == ["6.0", "6.0", "None"] and [row[0] for row in found] == ["a", "b", "c"]


def test_odd_cells_of_parquet_keep_their_place(tmp_path: Path) -> None:
    """What DuckDB leaves to the interpreter comes out where it stood."""
    answers, out = tmp_path / "answers.parquet", tmp_path / "out.parquet"
    values = ", ".join(
        f"('p{n}', '{' 1' if n % 7 == 3 else 'no' if n % 50 == 9 else 1}', '2', '3', 7.5)" for n in range(300)
    )
    duckdb.connect().execute(f"COPY (SELECT * FROM (VALUES {values}) AS t(id, q1, q2, q3, hours)) TO '{answers}'")
    ended = romdsl("score", measure_in(tmp_path), answers, "-o", out, "--rejects", tmp_path / "rejects.csv")
    found = scores_of(out)
    assert [row[0] for row in found] == [f"p{n}" for n in range(300) if n % 50 != 9 or n % 7 == 3]
    assert {str(row[1]) for row in found} == {"6.0"} and ended.code == 1


def test_csv_in_and_parquet_out(tmp_path: Path) -> None:
    answers, out = tmp_path / "answers.csv", tmp_path / "out.parquet"
    answers.write_text('id,q1,q2,q3,hours\n"a, b",1,2,3,7.5\nc,1,,,\n', encoding="utf-8")
    assert romdsl("score", measure_in(tmp_path), answers, "-o", out).code == 0
    described = duckdb.connect().execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(out)]).fetchall()
    kinds = {row[0]: row[1] for row in described}
    assert (
        kinds["total"] == "DECIMAL(18,1)" and kinds["total_answered"] == "BIGINT" and kinds["alert_alone"] == "BOOLEAN"
    )
    assert [(row[0], str(row[1])) for row in scores_of(out)] == [("a, b", "6.0"), ("c", "None")]


def test_ticks_as_a_list_in_parquet(tmp_path: Path) -> None:
    measure = measure_in(tmp_path, '''\
measure aids "Aids"
version 1.0.0
scale aids { cane "A cane"; frame "A frame" }
item used "What do you use?" scale aids several
score number = ticked(used) { higher worse }
''', "aids")  # fmt: skip
    answers = tmp_path / "answers.parquet"
    lists = "(['cane', 'frame']), ([]), (NULL), (['cane', 'cane'])"
    duckdb.connect().execute(f"COPY (SELECT * FROM (VALUES {lists}) AS t(used)) TO '{answers}'")
    ended, _ = in_both(tmp_path, measure, answers)
    assert [line.split(",")[0] for line in ended.out.splitlines()] == ["number", "2", "0", ""]


@needs_postgres
def test_a_table_where_it_is(tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect("", autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS visits")
        connection.execute(
            "CREATE TABLE visits (id text, q1 smallint, q2 text, q3 integer, sure boolean, hours numeric, words text, day date)"
        )
        connection.execute("INSERT INTO visits VALUES ('a', 1, '2', 3, TRUE, 7.5, 'x', '2026-01-12'), ('b', 9, '1', 1, NULL, 8, '', NULL),"
                           " ('c', 1, ' 1', 1, FALSE, 8, NULL, NULL)")  # fmt: skip
    measure, rejects = measure_in(tmp_path), tmp_path / "rejects.csv"
    for table in ("visits", "SELECT * FROM visits ORDER BY id"):
        ended = romdsl("score", measure, "--engine", "postgres", "--table", table, "--rejects", rejects)
        rows = list(csv.reader(StringIO(ended.out)))
        assert [row[:4] for row in rows[1:]] == [["a", "2026-01-12", "6.0", "many"], ["c", "", "3.0", "few"]]
        assert ended.line == "3 read = 2 written + 1 rejected"
        assert list(csv.reader(rejects.open(encoding="utf-8")))[1][:3] == ["2", "q1", "9"]


def test_tables_that_cannot_be(tmp_path: Path) -> None:
    measure = measure_in(tmp_path, SHORT)
    assert "write --engine postgres or --engine spark" in romdsl("score", measure, "--table", "x").line
    assert "one too many" in romdsl("score", measure, "a.csv", "--table", "x", "--engine", "postgres").line
    assert romdsl("score", measure).code == 2
    assert "did you mean duckdb" in romdsl("score", measure, "-", "--engine", "duckbd").line


@pytest.mark.parametrize(
    "types, sort",
    [
        (("TINYINT", "UBIGINT", "INTEGER", "int8", "smallint", "bigint", "int"), "whole"),
        (("DOUBLE", "double", "float8", "numeric", "DECIMAL(18,2)", "decimal(3,1)", "FLOAT"), "number"),
        (("VARCHAR", "text", "string", "bpchar", "varchar"), "text"),
        (("BOOLEAN", "bool", "boolean"), "truth"),
        (("VARCHAR[]", "array<string>", "_text"), "list"),
        (("DATE", "date"), "date"),
        (("TIME", "time"), "time"),
        (("TIMESTAMP", "timestamp", "uuid", "interval"), "other"),
    ],
)
def test_what_a_column_holds(types: tuple[str, ...], sort: str) -> None:
    """Names of types as DuckDB, PostgreSQL and Spark give them."""
    assert {sort_of(type_) for type_ in types} == {sort}
