"""The target `sql`: one view that scores a table, for DuckDB, PostgreSQL and Spark."""

from __future__ import annotations

from romdsl.emit.sql import functions, module_name, wants_functions
from romdsl.emit.target import Engine, Option, Options, Target
from romdsl.model.checked import CheckedMeasure
from romdsl.program import Program

from . import duckdb, postgres, spark
from .change_view import change_views
from .losses import losses
from .view import views


def emit(checked: CheckedMeasure, program: Program, options: Options) -> dict[str, str]:
    """A file for each dialect, and for each change and dialect; where answers count by their pattern, functions too."""
    written = {f"{program.measure}.{dialect}.sql": text for dialect, text in views(checked, program, options).items()}
    if wants_functions(program):
        written[f"{module_name(program)}.py"] = functions(program)
    return written | dict(change_views(program, options))


target = Target(
    id="sql",
    title="SQL view that scores a table, for DuckDB, PostgreSQL and Spark",
    emit=emit,
    unsupported=losses,
    options=(
        Option("table", "the table with one row for each set of answers", "answers"),
        Option(
            "columns",
            "what its columns hold: typed (codes as integers, yes/no as booleans), or text as in CSV",
            "typed",
            ("typed", "text"),
        ),
        Option("view", "the name of the view, else <measure>_scores", ""),
    ),
    engines=(
        Engine("duckdb", duckdb.run, duckdb.can_run),
        Engine("postgres", postgres.run, postgres.can_run, when_named=True, knows_patterns=False),
        Engine("spark", spark.run, spark.can_run, when_named=True),
    ),
)
