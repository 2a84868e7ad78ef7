"""SQL as Spark has it."""

from __future__ import annotations

from collections.abc import Sequence

from ..code import TIMES
from .code import Sql, made
from .dialect import MANY, SqlDialect


class Spark(SqlDialect):
    """`DIV` cuts towards 0; texts have backslashes; sums and products of real numbers must be fenced."""

    id = "spark"
    title = "Spark"
    text_type = "STRING"
    real_type = "DOUBLE"
    quote = "`"
    hides_quotes = True

    def literal(self, text: str) -> str:
        # ${…} is filled in from the settings before the text is read, so the sign itself may not stand there.
        escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("$", "\\u0024")
        return f"'{escaped}'"

    def comment(self, text: str) -> str:
        """A backslash at its end would draw the next line into the comment, and `${…}` would be filled in."""
        line = super().comment(text).replace("${", "$ {")
        return f"{line} ." if line.endswith("\\") else line

    def quotient(self, numerator: Sql, denominator: Sql) -> Sql:
        divisor = denominator.text if denominator.text.isdigit() else f"NULLIF({denominator.text}, 0)"
        return made(f"{numerator.within(TIMES)} DIV {divisor}", numerator, denominator, binds=TIMES)

    def matches(self, text: Sql, pattern: str) -> Sql:
        doubled = pattern.replace("\\", "\\\\")
        return made(f"regexp({text.text}, '^({doubled})\\\\z')", text)

    def holds(self, text: Sql, piece: str) -> Sql:
        return made(f"contains({text.text}, {self.literal(piece)})", text)

    def trimmed(self, text: str, signs: str) -> str:
        return f"trim(BOTH {self.literal(signs)} FROM {text})"

    def decimal(self, code: Sql, decimals: int, is_text: bool) -> Sql:
        return made(f"TRY_CAST({code.text} AS DECIMAL(18, {decimals}))", code)

    def fence(self, code: Sql) -> Sql:
        """Spark works `(a + b) + c` and `a + (b + c)` out once for both; it takes nothing inside nanvl apart."""
        return made(f"nanvl({code.text}, CAST('NaN' AS DOUBLE))", code)

    def total_of_many(self, values: Sequence[Sql]) -> Sql:
        listed = ", ".join(self.as_whole(value).text if value.is_narrow else value.text for value in values)
        return made(f"aggregate(array({listed}), CAST(0 AS BIGINT), (sum, one) -> sum + one)", *values)

    def extreme(self, which: str, values: Sequence[Sql]) -> Sql:
        if len(values) <= MANY:
            return super().extreme(which, values)
        name = "array_min" if which == "least" else "array_max"
        return made(f"{name}(array({', '.join(value.text for value in values)}))", *values)

    def sorted_list(self, values: Sequence[Sql]) -> Sql:
        return made(f"array_sort(array({', '.join(value.text for value in values)}))", *values)

    def at(self, sorted_list: Sql, place: str) -> str:
        return f"get({sorted_list.text}, CAST({place} - 1 AS INT))"

    def whole_row(self, alias: str) -> str:
        return f"struct({alias}.*)"

    def columns_of_row(self, column: str, without: Sequence[str]) -> str:
        left_out = ", ".join(without)
        return f"{column}.* EXCEPT ({left_out})" if without else f"{column}.*"

    def view(self, name: str, query: str, notes: Sequence[tuple[str, str]], is_temporary: bool = False) -> str:
        return super().view(name, query, (), is_temporary)
