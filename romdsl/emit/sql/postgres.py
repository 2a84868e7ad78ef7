"""SQL as PostgreSQL has it."""

from __future__ import annotations

from collections.abc import Sequence

from ..code import COMPARE, TIMES
from .code import GROUP, Sql, as_answered, made
from .dialect import SqlDialect

VANISHES = "-745.133219101941"
"""exp of less than this is 0 in binary64, and PostgreSQL stops there."""


class Postgres(SqlDialect):
    """`/` of integers cuts towards 0; real numbers that vanish stop a query; inner layers are copied unless fenced."""

    id = "postgres"
    title = "PostgreSQL"
    text_type = "VARCHAR"
    real_type = "DOUBLE PRECISION"
    fenced = True

    def quotient(self, numerator: Sql, denominator: Sql) -> Sql:
        divisor = denominator.text if denominator.text.isdigit() else f"NULLIF({denominator.text}, 0)"
        return made(f"{numerator.within(TIMES)} / {divisor}", numerator, denominator, binds=TIMES)

    def matches(self, text: Sql, pattern: str) -> Sql:
        return made(f"{text.text} ~ '^({pattern})$'", text, binds=COMPARE)

    def holds(self, text: Sql, piece: str) -> Sql:
        return made(f"strpos({text.text}, {self.literal(piece)}) > 0", text, binds=COMPARE)

    def trimmed(self, text: str, signs: str) -> str:
        return f"btrim({text}, {self.literal(signs)})"

    def decimal(self, code: Sql, decimals: int, is_text: bool) -> Sql:
        if is_text:
            return made(f"CAST({code.text} AS DECIMAL(18, {decimals}))", code)
        test = f"abs({code.text}) < 1{'0' * (17 - decimals)}"
        return made(f"CASE WHEN {test} THEN CAST({code.text} AS DECIMAL(18, {decimals})) END", code)

    def exp(self, value: Sql) -> Sql:
        vanished = f"WHEN {value.text} < {VANISHES} THEN {self.real('0').text}"
        return made(f"CASE {vanished} ELSE exp({value.text}) END", value)

    def power(self, base: Sql, exponent: Sql) -> Sql:
        test = f"{base.text} > 0 AND ln(CASE WHEN {base.text} > 0 THEN {base.text} ELSE 1 END)"
        vanished = f"WHEN {test} * {exponent.within(TIMES)} < {VANISHES} THEN {self.real('0').text}"
        return made(f"CASE {vanished} ELSE power({base.text}, {exponent.text}) END", base, exponent)

    def product(self, left: Sql, right: Sql, may_vanish: bool) -> Sql:
        if not may_vanish:
            return super().product(left, right, may_vanish)
        return self._kept(left, right, "a * b", "ln(abs(a)) + ln(abs(b))")

    def ratio(self, left: Sql, right: Sql, may_vanish: bool) -> Sql:
        if not may_vanish:
            return super().ratio(left, right, may_vanish)
        return self._kept(left, right, "a / NULLIF(b, 0)", "ln(abs(a)) - ln(abs(b))")

    def _kept(self, left: Sql, right: Sql, result: str, logarithm: str) -> Sql:
        """An operation whose result may vanish: then it is 0, as everywhere else."""
        there = "a IS NOT NULL AND b IS NOT NULL AND a <> 0 AND b <> 0"
        vanished = f"CASE WHEN {there} THEN {logarithm} END < {VANISHES}"
        inside = f"(SELECT {left.text} AS a, {right.text} AS b) AS pair"
        zero = self.real("0").text
        return made(f"(SELECT CASE WHEN {vanished} THEN {zero} ELSE {result} END FROM {inside})", left, right)

    def count_there(self, values: Sequence[Sql]) -> Sql:
        if len(values) > GROUP:
            parts = [values[at : at + GROUP] for at in range(0, len(values), GROUP)]
            return self.total([self.count_there(part) for part in parts])
        return made(f"CAST(num_nonnulls({', '.join(as_answered(value).text for value in values)}) AS BIGINT)", *values)

    def sorted_list(self, values: Sequence[Sql]) -> Sql:
        listed = f"unnest(ARRAY[{', '.join(value.text for value in values)}]) AS element"
        return made(f"ARRAY(SELECT element FROM {listed} ORDER BY element NULLS LAST)", *values)

    def at(self, sorted_list: Sql, place: str) -> str:
        return f"{sorted_list.text}[{place}]"

    def whole_row(self, alias: str) -> str:
        return alias

    def columns_of_row(self, column: str, without: Sequence[str]) -> str:
        return f"({column}).*"
