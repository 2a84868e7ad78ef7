"""What DuckDB, PostgreSQL and Spark say each in its own way."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from ..code import COMPARE, PLUS, TIMES
from .code import Sql, as_answered, call, chain, is_there, made
from .layout import WIDTH
from .reserved import RESERVED

_PLAIN = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")
MANY = 120
"""More parts than these become a list, where the engine has lists."""


class SqlDialect(ABC):
    """Spells names, texts, types and the few functions that differ."""

    id: str
    title: str
    text_type: str
    real_type: str
    fenced = False
    """Whether each layer needs a fence, lest the planner copies its expressions into the next."""
    quote = '"'
    hides_quotes = False
    """Whether a backslash hides a quote in a text."""

    def identifier(self, name: str) -> str:
        """A name, in quotes where it has to be."""
        if _PLAIN.fullmatch(name) and name not in RESERVED:
            return name
        return self.quote + name.replace(self.quote, self.quote * 2) + self.quote

    def literal(self, text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    def comment(self, text: str) -> str:
        """One line behind two dashes, whatever stands in the text."""
        return f"-- {_CONTROL.sub(' ', text)}".rstrip()

    def real(self, digits: str) -> Sql:
        return Sql(f"CAST('{digits}' AS {self.real_type})")

    def as_real(self, whole: Sql) -> Sql:
        return made(f"CAST({whole.text} AS {self.real_type})", whole)

    def as_whole(self, code: Sql) -> Sql:
        return made(f"CAST({code.text} AS BIGINT)", code)

    def as_text(self, code: Sql) -> Sql:
        return made(f"CAST({code.text} AS {self.text_type})", code)

    def nothing(self, type_: str) -> Sql:
        return Sql(f"CAST(NULL AS {type_})")

    @abstractmethod
    def quotient(self, numerator: Sql, denominator: Sql) -> Sql:
        """A whole quotient, cut towards 0; nothing where the denominator is 0."""

    @abstractmethod
    def matches(self, text: Sql, pattern: str) -> Sql:
        """Whether a whole text is of a pattern."""

    @abstractmethod
    def holds(self, text: Sql, piece: str) -> Sql:
        """Whether a text holds a piece."""

    @abstractmethod
    def trimmed(self, text: str, signs: str) -> str:
        """A text without any of some signs at its ends."""

    @abstractmethod
    def decimal(self, code: Sql, decimals: int, is_text: bool) -> Sql:
        """A number, or a text that is one and fits, as DECIMAL(18, decimals); nothing where a number is too large."""

    def fence(self, code: Sql) -> Sql:
        """A sum or product of real numbers that the engine shall not take apart."""
        return code

    def exp(self, value: Sql) -> Sql:
        return call("exp", value)

    def power(self, base: Sql, exponent: Sql) -> Sql:
        return call("power", base, exponent)

    def product(self, left: Sql, right: Sql, may_vanish: bool) -> Sql:
        """A product (`*`) of real numbers; `may_vanish`: it may be nearer to 0 than any number but 0."""
        return self.fence(chain("*", (left, right), TIMES))

    def ratio(self, left: Sql, right: Sql, may_vanish: bool) -> Sql:
        return made(f"{left.within(TIMES)} / NULLIF({right.text}, 0)", left, right, binds=TIMES)

    # --- many values -------------------------------------------------------------------------

    def total(self, values: Sequence[Sql]) -> Sql:
        """The sum of values that are there."""
        if not values:
            return Sql("0", is_narrow=True)
        if len(values) > MANY:
            return self.total_of_many(values)
        added = chain("+", values, PLUS)
        return made(added.text, added, binds=added.binds, is_narrow=all(value.is_narrow for value in values))

    def sum_of_all(self, values: Sequence[Sql]) -> Sql:
        """The sum of values; nothing where one of them is not there, which a list would pass over."""
        if len(values) <= MANY:
            return self.total(values)
        parts = [self.total(values[at : at + MANY]) for at in range(0, len(values), MANY)]
        return chain("+", [self.as_whole(part) if part.is_narrow else part for part in parts], PLUS)

    def total_of_many(self, values: Sequence[Sql]) -> Sql:
        return chain("+", values, PLUS)

    def count_there(self, values: Sequence[Sql]) -> Sql:
        """How many values are there."""
        counted = self.total([made(f"CASE WHEN {is_there(as_answered(value)).text} THEN 1 ELSE 0 END", value, is_narrow=True)
                              for value in values])  # fmt: skip
        return self.as_whole(counted)

    def extreme(self, which: str, values: Sequence[Sql]) -> Sql:
        """The least or most of the values that are there."""
        if len(values) == 1:
            return values[0]
        if len(values) > MANY:
            parts = [values[at : at + MANY] for at in range(0, len(values), MANY)]
            return self.extreme(which, [self.extreme(which, part) for part in parts])
        return call("LEAST" if which == "least" else "GREATEST", *values)

    @abstractmethod
    def sorted_list(self, values: Sequence[Sql]) -> Sql:
        """A list of the values, the least first, those that are not there last."""

    @abstractmethod
    def at(self, sorted_list: Sql, place: str) -> str:
        """An element of a list, counted from 1."""

    # --- rows --------------------------------------------------------------------------------

    @abstractmethod
    def whole_row(self, alias: str) -> str:
        """A row of a table as one value."""

    @abstractmethod
    def columns_of_row(self, column: str, without: Sequence[str]) -> str:
        """All columns of such a row, but those of items where the dialect can leave them out."""

    def view(self, name: str, query: str, notes: Sequence[tuple[str, str]], is_temporary: bool = False) -> str:
        """A view, and what is noted about its columns; a temporary one ends with the session."""
        quoted = ".".join(self.identifier(part) for part in name.split("."))
        lines = [f"CREATE OR REPLACE {'TEMPORARY ' if is_temporary else ''}VIEW {quoted} AS", f"{query};"]
        for column, note in notes:
            told = f"COMMENT ON COLUMN {quoted}.{self.identifier(column)} IS"
            text = f"{self.literal(_CONTROL.sub(' ', note))};"
            lines += [f"{told} {text}"] if len(told) + len(text) < WIDTH else [told, f"  {text}"]
        return "\n".join(lines) + "\n"


def joined(left: Sql, right: Sql) -> Sql:
    return chain("||", (left, right), COMPARE)
