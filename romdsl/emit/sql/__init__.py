"""Prints a score program as one query for DuckDB, PostgreSQL or Spark."""

from __future__ import annotations

from .cells import cells_of
from .columns import Kind
from .dialect import SqlDialect
from .duckdb import DuckDb
from .items import typed_kind
from .layout import wrapped
from .patterns import can_register, for_dialect, functions, has_patterns, module_name, register, wants_functions
from .postgres import Postgres
from .query import Query, Source, query
from .results import result_of
from .spark import Spark

DIALECTS: dict[str, SqlDialect] = {dialect.id: dialect for dialect in (DuckDb(), Postgres(), Spark())}

__all__ = [
    "DIALECTS",
    "Kind",
    "Query",
    "Source",
    "SqlDialect",
    "can_register",
    "cells_of",
    "for_dialect",
    "functions",
    "has_patterns",
    "module_name",
    "query",
    "register",
    "result_of",
    "typed_kind",
    "wants_functions",
    "wrapped",
]
