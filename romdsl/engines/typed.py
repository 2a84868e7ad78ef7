"""Which column of a table holds an item in which type, and how it is read from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from ..answers.asked import Asked
from ..answers.columns import Columns
from ..answers.settings import Settings
from ..emit.sql import Kind, Source, SqlDialect, typed_kind
from ..model.measure import FreeText
from ..program import Input, Program, UseTruth, UseWord

BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"  # fmt: skip
"""What Python takes for blanks around a cell."""

NUMBERS = ("whole", "code", "truth", "number")
Sort = Literal["whole", "number", "truth", "text", "date", "time", "list", "other"]
_SORTS: tuple[tuple[str, Sort], ...] = (
    (r".*\[\]|array.*|_.*", "list"),
    (r"u?(tiny|small|big|huge)?int(eger)?[248]?|long|short|byte", "whole"),
    (r"double.*|float[48]?|real|(decimal|numeric).*", "number"),
    (r"bool(ean)?", "truth"),
    (r"(var)?char.*|text|string|bpchar", "text"),
    (r"date", "date"),
    (r"time", "time"),
)


def sort_of(type_: str) -> Sort:
    """What a column of a type holds, whatever the engine calls it."""
    return next((sort for pattern, sort in _SORTS if re.fullmatch(pattern, type_.lower())), "other")


def typed_source(
    table: str,
    types: Mapping[str, str],
    columns: Columns,
    asked: Asked,
    settings: Settings,
    program: Program,
    dialect: SqlDialect,
) -> Source:
    """A table as the source of a query; all its columns are carried along."""
    names = list(types)
    kinds: dict[str, Kind] = {}
    expressions: dict[str, str] = {}
    for given in program.inputs:
        place = columns.items.get(given.item)
        if place is None:
            kinds[given.item] = "text"
            continue
        is_words = isinstance(asked.items[given.item].answer, FreeText)
        reading = _Reading(f"source_row.{dialect.identifier(names[place])}", sort_of(types[names[place]]), dialect)
        kinds[given.item] = reading.kind(given)
        expressions[given.item] = reading.expression(kinds[given.item], sorted(settings.blanks), is_words)
    return Source(table, {}, kinds, tuple(names), expressions, takes_refused=False)


class _Reading:
    """One column: its name, and what it holds."""

    def __init__(self, name: str, sort: Sort, dialect: SqlDialect) -> None:
        self.name, self.sort, self.dialect = name, sort, dialect

    def kind(self, given: Input) -> Kind:
        match given.kind, self.sort:
            case "choice", "whole" | "number" if typed_kind(given) == "whole":
                return "whole" if self.sort == "whole" else "code"
            case "truth", "truth":
                return "truth"
            case "number", "whole" | "number":
                return "number"
            case "date", "date":
                return "day"
            case "time", "time":
                return "clock"
        return "text"

    def expression(self, kind: Kind, blanks: list[str], is_words: bool) -> str:
        """The column as it is read; words that stand for no answer are none."""
        text = self.name if self.sort == "text" else f"CAST({self.name} AS {self.dialect.text_type})"
        if self.sort == "list" and self.dialect.id == "duckdb":
            there = f"list_count({self.name}) = len({self.name})"
            joined = f"CASE WHEN len({self.name}) = 0 THEN '()' ELSE array_to_string({self.name}, ';') END"
            return f"CASE WHEN {there} THEN {joined} WHEN {self.name} IS NOT NULL THEN '!' END"
        value = self.name if kind in NUMBERS else text
        if kind in NUMBERS and not blanks:
            return value
        bare = self.dialect.trimmed(text, BLANKS) if is_words else text
        listed = ", ".join(self.dialect.literal(word) for word in ("", *blanks))
        return f"CASE WHEN {bare} NOT IN ({listed}) THEN {value} END"


def own_kinds(program: Program) -> Iterator[str]:
    """The types of the columns that scoring adds, as DuckDB has them."""
    for output in program.outputs:
        match output.value:
            case UseTruth():
                yield "BOOLEAN"
            case UseWord():
                yield "VARCHAR"
            case _:
                yield f"DECIMAL(18, {output.decimals})" if output.decimals else "BIGINT"
        yield from ["VARCHAR"] * (output.band is not None)
        yield from ("BIGINT", "BIGINT", "BIGINT", "VARCHAR")
        yield from ["BOOLEAN"] * (output.caseness is not None)
    yield from ["BOOLEAN"] * (len(program.alerts) + len(program.checks))
    yield "VARCHAR"
