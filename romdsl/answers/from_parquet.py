"""Rows of answers from a Parquet file, through DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from ..faults import Fault
from ..model.measure import Item
from .asked import Asked
from .cells import answer_of, as_text
from .columns import Columns, columns_of
from .rows import Row
from .settings import Settings

BATCH = 2000


class ParquetFile:
    """A file with a column for each item, of its own type or of text as in CSV."""

    def __init__(self, path: Path, name: str, asked: Asked, settings: Settings) -> None:
        self.path, self.name, self.asked, self.settings = path, name, asked, settings
        self.types: dict[str, str] = {}
        import duckdb

        try:
            with duckdb.connect() as connection:
                described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        except duckdb.Error as fault:
            raise Fault(f"{name} cannot be read as Parquet: {str(fault).splitlines()[0]}") from None
        self.types = {str(column): str(type_) for column, type_, *_ in described}
        self.columns: Columns = columns_of(list(self.types), asked, settings, name)
        for column in self.columns.carried if asked.has_private else ():
            if re.search(r"\[\]$|[(\[]|JSON|VARIANT|UNION", self.types[column]) and "DECIMAL" not in self.types[column]:
                raise Fault(
                    f"{name}: the column “{column}” holds more than one value; private words may be in it, so it is"
                    " not carried along: leave it out"
                )

    @property
    def carried(self) -> tuple[str, ...]:
        """The names of the columns that are no items."""
        return tuple(self.columns.carried)

    def rows(self) -> Iterator[Row]:
        """Every row, in the order of the file, counted from 1."""
        import duckdb

        with duckdb.connect() as connection:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(self.path)])
            number = 0
            while values := found.fetchmany(BATCH):
                for row in values:
                    number += 1
                    yield self.row(number, row)

    def row(self, number: int, values: tuple[object, ...]) -> Row:
        """The answers in the values of a row."""
        return row_of(self.name, number, values, self.columns, self.asked, self.settings)


def row_of(
    name: str, number: int, values: tuple[object, ...], columns: Columns, asked: Asked, settings: Settings
) -> Row:
    """A row of a table: values of the engine's own types by the places of the columns."""
    answers: Mapping[str, object] = {
        id: answer
        for id, place in columns.items.items()
        if (answer := answer_from(asked.item(id), values[place], settings.blanks)) is not None
    }
    carried = {column: plain_value(values[place]) for column, place in columns.carried.items()}
    return Row(name, number, answers, carried, columns.names)


def answer_from(item: Item, value: object, blanks: frozenset[str]) -> object:
    """A value of a table as an answer: dates and times as text, texts as in CSV."""
    if isinstance(value, str):
        return answer_of(item, value, blanks)
    if isinstance(value, time):
        value = value.strftime("%H:%M" if not value.second and not value.microsecond else "%H:%M:%S.%f")
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return None if value is not None and as_text(value) in blanks else value


def plain_value(value: object) -> object:
    """A value that is carried along, as JSON and CSV can have it."""
    return value if value is None or isinstance(value, str | int | float | Decimal) else str(value)
