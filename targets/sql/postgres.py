"""Scores answers with the written SQL in the PostgreSQL server that PGHOST and its like name."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache

from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .batch import NUMBER, Batch

TABLE = "pg_temp.romdsl_answers"
MOST_COLUMNS = 1600


def can_run() -> str | None:
    """None where psycopg and a server are here, else what brings them."""
    if not importlib.util.find_spec("psycopg"):
        return "pip install 'romdsl[postgres]'"
    import os

    return _reachable(os.environ.get("PGHOST"), os.environ.get("PGPORT"), os.environ.get("PGUSER"))


@cache
def _reachable(*server: str | None) -> str | None:
    import psycopg

    try:
        psycopg.connect("", connect_timeout=5).close()
    except psycopg.Error:
        return "name a PostgreSQL server with PGHOST, PGUSER, PGDATABASE …"
    return None


def run(
    checked: CheckedMeasure, program: Program, answers: Sequence[Mapping[str, object]]
) -> list[dict[str, object] | None]:
    """A result for each set of answers, None where they were refused."""
    import psycopg

    batch = Batch.of(program, "postgres", answers)
    with psycopg.connect("") as connection, connection.cursor() as cursor:
        columns = "".join(f", {name} text" for name in batch.columns)
        cursor.execute(f"CREATE TEMPORARY TABLE romdsl_answers ({NUMBER} bigint{columns}) ON COMMIT DROP")
        with cursor.copy("COPY romdsl_answers FROM STDIN") as copy:
            for number, cells in batch.rows:
                copy.write_row([number, *(None if cell is None else cell.replace("\0", "?") for cell in cells)])
        cursor.execute(batch.query("postgres", TABLE).encode())
        return batch.results(cursor.fetchall())
