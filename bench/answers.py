"""Random answers to a measure as a Parquet file, in the types that the view of the target `sql` reads."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from romdsl.program import Input, Program

MISSING = 25
"""One answer in so many is blank."""


def write_answers(program: Program, rows: int, out: Path) -> None:
    """The same rows each time: an id, a site, and a column for each item."""
    import duckdb

    columns = ", ".join(f'{code} AS "{item}"' for item, code in _columns(program))
    site = "CASE hash(id + 1) % 3 WHEN 0 THEN 'north' WHEN 1 THEN 'south' ELSE 'east' END"
    with duckdb.connect() as connection:
        query = f"SELECT id, {columns}, {site} AS site FROM range({rows}) AS given(id)"
        connection.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet)")


def _columns(program: Program) -> Iterator[tuple[str, str]]:
    for place, given in enumerate(program.inputs, 1):
        number = f"CAST(hash(id * 1000 + {place}) >> 2 AS BIGINT)"
        yield given.item, f"CASE WHEN hash(id * 1000 - {place}) % {MISSING} > 0 THEN {_answer(given, number)} END"


def _answer(given: Input, number: str) -> str:
    match given.kind:
        case "choice" if all(code.isdigit() for code in given.codes):
            return f"CAST([{', '.join(given.codes)}][{number} % {len(given.codes)} + 1] AS TINYINT)"
        case "choice":
            codes = ", ".join(f"'{code}'" for code in given.codes)
            return f"[{codes}][{number} % {len(given.codes)} + 1]"
        case "several":
            return f"'{given.codes[0]}'"
        case "truth":
            return f"{number} % 2 = 0"
        case "number":
            low, high, step = (
                Decimal(text or other) for text, other in zip((given.low, given.high, given.step), "091", strict=True)
            )
            return f"CAST({low} + {step} * ({number} % {int((high - low) / step) + 1}) AS DOUBLE)"
        case "time":
            return "'08:30'"
        case "date":
            return f"DATE '2000-01-01' + CAST({number} % 9000 AS INTEGER)"
        case "duration":
            return "'7:30'"
        case _:
            return "'words'"
