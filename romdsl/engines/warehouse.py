"""Tables where they are: in PostgreSQL, or in Spark."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Iterator
from typing import Any

from ..answers.asked import Asked
from ..answers.columns import columns_of
from ..answers.columns_out import OutputColumns
from ..answers.settings import Settings
from ..emit.sql import DIALECTS, register
from ..faults import Fault
from ..model.checked import CheckedMeasure
from .parts import Part
from .tables import TableScoring

WAREHOUSES = ("postgres", "spark")
ROWS = 5000


class Warehouse:
    """One table or query of an engine, with the types of its columns."""

    def __init__(self, engine: str, written: str, dsn: str | None, asked: Asked, settings: Settings) -> None:
        self.engine, self.name, self.asked, self.settings = engine, written, asked, settings
        dialect = DIALECTS[engine]
        is_name = re.fullmatch(r"\w+(\.\w+)*", written)
        named = ".".join(dialect.identifier(part) for part in written.split("."))
        self.table = named if is_name else f"({written.strip().removesuffix(';')})"
        self.connection = _spark(dsn) if engine == "spark" else _postgres(dsn)
        self.types = self._types()
        self.columns = columns_of(list(self.types), asked, settings, written)

    @property
    def carried(self) -> tuple[str, ...]:
        return tuple(self.columns.carried)

    def parts(self, checked: CheckedMeasure, output: OutputColumns, as_cells: bool) -> Iterator[Part]:
        """Every row of the table, in the order in which the engine gives them."""
        scoring = TableScoring(
            checked, self.engine, self.table, self.name, self.types, self.columns, self.asked, self.settings
        )
        if self.engine == "spark":
            register(scoring.program, "spark", self.connection)
        return scoring.parts(self._rows(scoring.query.text), output, as_cells)

    def _types(self) -> dict[str, str]:
        text = f"SELECT * FROM {self.table} AS given LIMIT 0"
        try:
            if self.engine == "spark":
                return dict(self.connection.sql(text).dtypes)
            cursor = self.connection.execute(text.encode())
            known = self.connection.adapters.types
            return {
                column.name: (kind.name if (kind := known.get(column.type_code)) else "")
                for column in cursor.description
            }
        except Exception as fault:
            raise Fault(f"{self.name} cannot be read: {str(fault).splitlines()[0]}") from None

    def _rows(self, text: str) -> Iterator[tuple[object, ...]]:
        if self.engine == "spark":
            yield from self.connection.sql(text).toLocalIterator()
            return
        with self.connection.cursor(name="romdsl") as cursor:
            cursor.itersize = ROWS
            cursor.execute(text.encode())
            yield from cursor


def lacking(engine: str) -> str | None:
    """None where what speaks to the engine is here, else the command that brings it."""
    if engine == "spark":
        if not importlib.util.find_spec("pyspark"):
            return "pip install 'romdsl[spark]'"
        return None if shutil.which("java") else "install Java 17 or newer (java on the PATH)"
    return None if importlib.util.find_spec("psycopg") else "pip install 'romdsl[postgres]'"


def _postgres(dsn: str | None) -> Any:
    import psycopg

    try:
        return psycopg.connect(dsn or "")
    except psycopg.Error as fault:
        raise Fault(f"PostgreSQL is not reached: {str(fault).splitlines()[0]}; name it with --dsn or PGHOST") from None


def _spark(dsn: str | None) -> Any:
    """The session that is there, else one at `dsn`: `sc://…` for Spark Connect, else a master."""
    from pyspark.sql import SparkSession

    there = SparkSession.getActiveSession()
    if there is not None:
        return there
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Spark would take the first python3 on the PATH
    builder = SparkSession.builder.appName("romdsl")
    if dsn:
        builder = builder.remote(dsn) if dsn.startswith("sc://") else builder.master(dsn)
    return builder.getOrCreate()
