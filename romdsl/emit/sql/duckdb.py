"""SQL as DuckDB has it."""

from __future__ import annotations

from collections.abc import Sequence

from ..code import COMPARE, TIMES
from .code import Sql, call, made
from .dialect import MANY, SqlDialect


class DuckDb(SqlDialect):
    """`//` cuts towards 0; lists serve for many values."""

    id = "duckdb"
    title = "DuckDB"
    text_type = "VARCHAR"
    real_type = "DOUBLE"

    def quotient(self, numerator: Sql, denominator: Sql) -> Sql:
        return made(f"{numerator.within(TIMES)} // {_divisor(denominator)}", numerator, denominator, binds=TIMES)

    def matches(self, text: Sql, pattern: str) -> Sql:
        return made(f"regexp_full_match({text.text}, '{pattern}')", text)

    def holds(self, text: Sql, piece: str) -> Sql:
        return made(f"contains({text.text}, {self.literal(piece)})", text)

    def trimmed(self, text: str, signs: str) -> str:
        return f"trim({text}, {self.literal(signs)})"

    def decimal(self, code: Sql, decimals: int, is_text: bool) -> Sql:
        return made(f"TRY_CAST({code.text} AS DECIMAL(18, {decimals}))", code)

    def total_of_many(self, values: Sequence[Sql]) -> Sql:
        return made(f"CAST(list_sum([{', '.join(value.text for value in values)}]) AS BIGINT)", *values)

    def count_there(self, values: Sequence[Sql]) -> Sql:
        if len(values) <= MANY:
            return super().count_there(values)
        return made(f"CAST(list_count([{', '.join(value.text for value in values)}]) AS BIGINT)", *values)

    def extreme(self, which: str, values: Sequence[Sql]) -> Sql:
        if len(values) <= MANY:
            return super().extreme(which, values)
        return made(f"list_{'min' if which == 'least' else 'max'}([{', '.join(one.text for one in values)}])", *values)

    def sorted_list(self, values: Sequence[Sql]) -> Sql:
        return made(f"list_sort([{', '.join(value.text for value in values)}], 'ASC', 'NULLS LAST')", *values)

    def at(self, sorted_list: Sql, place: str) -> str:
        return f"{sorted_list.text}[{place}]"

    def whole_row(self, alias: str) -> str:
        return alias

    def columns_of_row(self, column: str, without: Sequence[str]) -> str:
        left_out = ", ".join(without)
        return f"{column}.* EXCLUDE ({left_out})" if without else f"{column}.*"


def _divisor(denominator: Sql) -> str:
    if denominator.text.isdigit():
        return denominator.text
    return call("NULLIF", denominator, Sql("0", COMPARE)).text
