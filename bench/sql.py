"""Prints how many rows a CPU second are scored from Parquet to Parquet, beside copying them and beside other ways.

    python -m bench.sql [MEASURE] [--rows 10000000] [--only duckdb,pandas]

Each way runs in a process of its own, its CPU seconds (start and all threads among them) are counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import romdsl
from romdsl.compiler import program_of
from romdsl.emit.sql import DIALECTS, Source, query, typed_kind
from romdsl.program import Program

from .answers import write_answers
from .cost import Cost, cost_of
from .idiomatic import IN_PANDAS, IN_POLARS

TABLE = "bench_answers"
WIDE = 20


def text_of(program: Program, dialect: str, table: str) -> str:
    """The emitted query over a table with typed columns."""
    items = [given.item for given in program.inputs]
    kinds = {given.item: typed_kind(given) for given in program.inputs}
    return query(program, DIALECTS[dialect], Source(table, {item: item for item in items}, kinds)).text


def copied(program: Program, answers: Path, out: Path) -> None:
    _duckdb(f"SELECT {', '.join(given.item for given in program.inputs)} FROM read_parquet('{answers}')", out)


def few(program: Program, answers: Path, out: Path) -> None:
    """Of each score the value, band and why it is missing, and the alerts."""
    names = [name for output in program.outputs
             for name in (output.score, *([f"{output.score}_band"] if output.band else []), f"{output.score}_missing")]  # fmt: skip
    names += [f"alert_{alert}" for alert, _ in program.alerts]
    scored = text_of(program, "duckdb", f"read_parquet('{answers}')")
    _duckdb(f"SELECT {', '.join(names)} FROM ({scored})", out)


def everything(program: Program, answers: Path, out: Path) -> None:
    """All columns of the view, and those that are carried along."""
    _duckdb(text_of(program, "duckdb", f"read_parquet('{answers}')"), out)


def command_line(program: Program, answers: Path, out: Path) -> None:
    from romdsl.cli.run import run

    sys.exit(run(["score", program.measure, str(answers), "-o", str(out)]))


def _duckdb(text: str, out: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"COPY ({text}) TO '{out}' (FORMAT parquet)")


WAYS: dict[str, tuple[str, Callable[[Program, Path, Path], None]]] = {
    "copy": ("DuckDB copies the items", copied),
    "duckdb": ("DuckDB scores: value, band, alert, why missing", few),
    "all": ("DuckDB scores: all columns", everything),
    "score": ("romdsl score, all columns", command_line),
    "pandas": ("pandas, as people write it", lambda program, answers, out: IN_PANDAS[program.measure](answers, out)),
    "polars": ("Polars, as people write it", lambda program, answers, out: IN_POLARS[program.measure](answers, out)),
}
WRITTEN = {"pandas": IN_PANDAS, "polars": IN_POLARS}
"""The measures that are written in a library by hand."""


def cost(way: str, measure: str, answers: Path, out: Path, runs: int = 1) -> Cost:
    """What one way costs, in a process of its own."""
    return cost_of([sys.executable, "-m", "bench.sql", measure, "--way", way, str(answers), str(out)], runs)


def spark_seconds(program: Program, answers: Path) -> float:
    """CPU seconds of Spark for all columns into a file, without those that it takes to start."""
    import psutil
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    # Of a wide query Spark makes one method that Java does not compile: spec/engines.md.
    whole_stage = "true" if len(program.inputs) <= WIDE else "false"
    builder = builder.config("spark.sql.codegen.wholeStage", whole_stage).config("spark.log.level", "ERROR")
    session = builder.config("spark.driver.memory", "2g").getOrCreate()
    session.read.parquet(str(answers)).createOrReplaceTempView(TABLE)

    def used() -> float:
        return float(sum(sum(process.cpu_times()[:2]) for process in psutil.Process().children(recursive=True)))

    before = used()
    session.sql(text_of(program, "spark", TABLE)).write.parquet(str(answers.with_suffix(".spark")))
    seconds = used() - before
    session.stop()
    return seconds


def postgres_seconds(program: Program, answers: Path) -> float:
    """CPU seconds of the server for all columns into a table; the server is started here."""
    import duckdb
    import psutil
    import psycopg

    from tests.servers import start_postgres

    if lacking := start_postgres():
        sys.exit(lacking)
    with psycopg.connect("", autocommit=True) as connection:
        described = duckdb.connect().execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(answers)]).fetchall()
        types = {"TINYINT": "smallint", "DOUBLE": "double precision", "VARCHAR": "text"}
        columns = ", ".join(f'"{name}" {types.get(kind, kind)}' for name, kind, *_ in described)
        connection.execute(f"CREATE UNLOGGED TABLE {TABLE} ({columns})".encode())
        text = answers.with_suffix(".csv")
        duckdb.connect().execute(
            f"COPY (SELECT * FROM read_parquet('{answers}')) TO '{text}' (FORMAT csv, HEADER false)"
        )
        with connection.cursor().copy(f"COPY {TABLE} FROM STDIN (FORMAT csv)") as copy, text.open("rb") as file:
            while block := file.read(1 << 20):
                copy.write(block)
        connection.execute("SET max_parallel_workers_per_gather = 0")
        server = psutil.Process(connection.info.backend_pid)
        before = sum(server.cpu_times()[:2])
        connection.execute(f"CREATE UNLOGGED TABLE {TABLE}_scored AS {text_of(program, 'postgres', TABLE)}".encode())
        return float(sum(server.cpu_times()[:2]) - before)


SERVERS: dict[str, tuple[str, Callable[[Program, Path], float]]] = {
    "spark": ("Spark scores: all columns, once it is started", spark_seconds),
    "postgres": ("PostgreSQL scores: all columns, table to table", postgres_seconds),
}


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m bench.sql")
    words.add_argument("measure", nargs="?", default="phq9")
    words.add_argument("--rows", type=int, default=10_000_000)
    words.add_argument("--only", default="")
    words.add_argument("--way", nargs=3, metavar=("WAY", "ANSWERS", "OUT"))
    given = words.parse_args()
    program = program_of(romdsl.load(given.measure))
    if given.way:
        WAYS[given.way[0]][1](program, Path(given.way[1]), Path(given.way[2]))
        return
    only = given.only.split(",") if given.only else [*WAYS, *SERVERS]
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.parquet"
        write_answers(program, given.rows, answers)
        print(
            f"{given.measure}, {given.rows:,} rows", f"{'rows a CPU s':>33}{'CPU s':>9}{'to copying':>12}", flush=True
        )
        base = 0.0
        for way in only:
            if way in WRITTEN and program.measure not in WRITTEN[way]:
                continue
            if way in SERVERS:
                title, code = SERVERS[way][0], 0
                seconds = SERVERS[way][1](program, answers)
            else:
                title = WAYS[way][0]
                used = cost(way, given.measure, answers, Path(folder) / f"{way}.parquet")
                seconds, code = used.cpu, used.code
            base = seconds if way == "copy" else base
            ratio = f"{seconds / base:11.2f}x" if base else ""
            failed = f"   ended with {code}" if code else ""
            print(f"{title:48}{given.rows / seconds:12,.0f}{seconds:9.1f}{ratio}{failed}", flush=True)


if __name__ == "__main__":
    main()
