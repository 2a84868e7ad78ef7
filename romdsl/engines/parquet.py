"""Parquet in DuckDB: a file scored into another, or into rows; scores in CSV made a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..answers.columns_out import OutputColumns
from ..answers.from_parquet import ParquetFile, row_of
from ..answers.rows import RejectedRow
from ..compiler import program_of
from ..emit.sql import DIALECTS, register
from ..model.checked import CheckedMeasure
from ..scoring import Scored, interpreter_for, score_rows
from .parts import Part
from .tables import TableScoring
from .typed import own_kinds

NUMBER = "file row"
ROWS = 5000
MEMORY, MEMORY_OF_COLUMN = 256, 4
"""In MB."""


def score_parquet(checked: CheckedMeasure, file: ParquetFile, output: OutputColumns, as_cells: bool) -> Iterator[Part]:
    """Every row of a file, in its order."""
    import duckdb

    scoring = _scoring(checked, file, f"read_parquet({_literal(file.path)})")
    with duckdb.connect() as connection:
        register(scoring.program, "duckdb", connection)
        yield from scoring.parts(_fetched(connection.execute(scoring.query.text)), output, as_cells)


def copy_parquet(
    checked: CheckedMeasure, file: ParquetFile, output: OutputColumns, out: Path
) -> Iterator[RejectedRow | int]:
    """Scores a file into a new one, without a row of it in Python but those that DuckDB leaves to the interpreter.

    Gives the rows that are rejected, and at the end how many were written.
    """
    read = f"read_parquet({_literal(file.path)}, file_row_number = true)"
    numbered = f"(SELECT * RENAME (file_row_number AS {_name(NUMBER)}) FROM {read})"
    scoring = _scoring(checked, file, numbered, {**file.types, NUMBER: "BIGINT"})
    odd = f"romdsl_odd ({_name(NUMBER)} BIGINT, {', '.join(f'o{n} {kind}' for n, kind in _kinds(checked))})"
    with _connected(len(scoring.types)) as connection:
        register(scoring.program, "duckdb", connection)
        connection.execute(f"CREATE TEMPORARY TABLE {odd}")
        some = False
        for part in _left(checked, file, scoring, connection):
            if isinstance(part, RejectedRow):
                yield part
                continue
            some = True
            cells = [cell if cell else None for cell in output.row(part.result, part.undecided_checks)]
            marks = ", ".join("?" * (len(cells) + 1))
            connection.execute(f"INSERT INTO romdsl_odd VALUES ({marks})", [part.row.number - 1, *cells])
        text = _copied(scoring, output, some)
        connection.execute(f"COPY ({text}) TO {_literal(out)} (FORMAT parquet)")
        (written,) = connection.execute(f"SELECT count(*) FROM read_parquet({_literal(out)})").fetchone() or (0,)
    yield int(written)


def csv_to_parquet(checked: CheckedMeasure, scores: Path, out: Path, carried: Sequence[str]) -> None:
    """Scores as they stand in CSV, as Parquet: numbers with their decimals, truths, texts; what is empty is NULL."""
    types = [*["VARCHAR"] * len(carried), *(kind for _, kind in _kinds(checked))]
    with _connected(len(types)) as connection:
        options = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\n'"
        read = f"read_csv({_literal(scores)}, {options}, null_padding = false, strict_mode = true)"
        names = [str(name) for name, *_ in connection.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()]
        columns = ", ".join(
            f"CAST({_name(name)} AS {type_}) AS {_name(name)}" for name, type_ in zip(names, types, strict=True)
        )
        connection.execute(f"COPY (SELECT {columns} FROM {read}) TO {_literal(out)} (FORMAT parquet)")


@contextmanager
def _connected(columns: int) -> Iterator[Any]:
    """DuckDB with so much memory as a part of a file of so many columns needs; what is more goes to disk.

    Without a limit it keeps what it has read and is about to write, up to most of the machine's memory.
    """
    import duckdb

    with TemporaryDirectory() as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{MEMORY + MEMORY_OF_COLUMN * columns}MB",
            "temp_directory": folder,
        }
        with duckdb.connect(config=settings) as connection:
            yield connection


def _scoring(
    checked: CheckedMeasure, file: ParquetFile, table: str, types: dict[str, str] | None = None
) -> TableScoring:
    return TableScoring(
        checked, "duckdb", table, file.name, types or file.types, file.columns, file.asked, file.settings
    )


def _left(
    checked: CheckedMeasure, file: ParquetFile, scoring: TableScoring, connection: Any
) -> Iterator[Scored | RejectedRow]:
    """The rows that DuckDB did not score, as the interpreter has them."""
    refused = _name(scoring.query.own[-1])
    names = ", ".join(_name(name) for name in scoring.types)
    found = connection.cursor().execute(f"SELECT {names} FROM ({scoring.query.text}) WHERE {refused} IS NOT NULL")
    rows = (
        row_of(file.name, int(str(number)) + 1, tuple(values), file.columns, file.asked, file.settings)
        for *values, number in _fetched(found)
    )
    return score_rows(checked, rows, interpreter_for(checked))


def _copied(scoring: TableScoring, output: OutputColumns, some: bool) -> str:
    """The query of what is written: in the order of the file, what the interpreter scored in its place."""
    own = scoring.query.own
    refused, number = _name(own[-1]), _name(NUMBER)
    carried = [f"scored.{_name(name)}" for name in output.carried]
    if not some:
        added = [f"scored.{_name(old)} AS {_name(new)}" for old, new in zip(own, output.own, strict=False)]
        return f"SELECT {', '.join([*carried, *added])} FROM ({scoring.query.text}) AS scored WHERE {refused} IS NULL"
    added = [
        f"CASE WHEN scored.{refused} IS NULL THEN scored.{_name(old)} ELSE odd.o{place} END AS {_name(new)}"
        for place, (old, new) in enumerate(zip(own, output.own, strict=False), 1)
    ]
    joined = f"({scoring.query.text}) AS scored LEFT JOIN romdsl_odd AS odd ON odd.{number} = scored.{number}"
    where = f"scored.{refused} IS NULL OR odd.{number} IS NOT NULL"
    return f"SELECT {', '.join([*carried, *added])} FROM {joined} WHERE {where} ORDER BY scored.{number}"


def _kinds(checked: CheckedMeasure) -> Iterator[tuple[int, str]]:
    return enumerate(own_kinds(program_of(checked)), 1)


def _fetched(found: Any) -> Iterator[tuple[object, ...]]:
    while rows := found.fetchmany(ROWS):
        yield from rows


def _name(name: str) -> str:
    return DIALECTS["duckdb"].identifier(name)


def _literal(path: Path) -> str:
    return DIALECTS["duckdb"].literal(str(path))
