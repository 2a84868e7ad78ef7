"""Scores answers with the written SQL in DuckDB, in this process."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence

from romdsl.emit.sql import register
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from .batch import NUMBER, Batch


def can_run() -> str | None:
    """None where DuckDB is here, else what brings it."""
    return None if importlib.util.find_spec("duckdb") else "pip install duckdb"


def run(
    checked: CheckedMeasure, program: Program, answers: Sequence[Mapping[str, object]]
) -> list[dict[str, object] | None]:
    """A result for each set of answers, None where they were refused."""
    import duckdb

    batch = Batch.of(program, "duckdb", answers)
    if not batch.rows:
        return batch.results(())
    cells = "".join(f", NULLIF(cells[{place}], chr(29)) AS {name}" for place, name in enumerate(batch.columns, 2))
    split = "SELECT string_split(unnest(string_split(?, chr(30))), chr(31)) AS cells"
    table = f"(SELECT CAST(cells[1] AS BIGINT) AS {NUMBER}{cells} FROM ({split}) AS split)"
    with duckdb.connect(config={"threads": 1}) as connection:
        register(program, "duckdb", connection)
        return batch.results(connection.execute(batch.query("duckdb", table), [batch.text]).fetchall())
