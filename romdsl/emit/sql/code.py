"""Pieces of printed SQL: how tightly they bind, and after which layer of the query they can stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..code import AND, ATOM, COMPARE, NOT, OR, PLUS

GROUP = 40
"""So many parts stand side by side in one bracket: engines read deep chains badly."""


@dataclass(frozen=True, slots=True)
class Sql:
    """An expression.  `layer` is the last layer whose columns it names; `is_narrow` a number that may have 32 bits."""

    text: str
    binds: int = ATOM
    layer: int = 0
    is_narrow: bool = False

    def within(self, binds: int) -> str:
        return self.text if self.binds >= binds else f"({self.text})"

    @property
    def is_simple(self) -> bool:
        """Whether it costs nothing to write it twice: a column or a number."""
        return self.binds == ATOM and not any(sign in self.text for sign in "( '")


def last(parts: Iterable[Sql]) -> int:
    return max((part.layer for part in parts), default=0)


def made(text: str, *parts: Sql, binds: int = ATOM, is_narrow: bool = False) -> Sql:
    """A piece of SQL that holds others."""
    return Sql(text, binds, last(parts), is_narrow)


def call(function: str, *parts: Sql) -> Sql:
    return made(f"{function}({', '.join(part.text for part in parts)})", *parts)


def chain(sign: str, parts: Sequence[Sql], binds: int) -> Sql:
    """Parts with an operator between them, in brackets of a few where they are many."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) > GROUP:
        size = max(GROUP, -(-len(parts) // GROUP))
        return chain(sign, [chain(sign, parts[at : at + size], binds) for at in range(0, len(parts), size)], binds)
    return made(f" {sign} ".join(part.within(binds + 1) for part in parts), *parts, binds=binds)


def case(cases: Sequence[tuple[Sql, Sql]], otherwise: Sql | None = None) -> Sql:
    """`CASE WHEN … THEN … END`."""
    text = " ".join(f"WHEN {test.text} THEN {value.text}" for test, value in cases)
    values = [value for _, value in cases] + ([otherwise] if otherwise else [])
    ending = f" ELSE {otherwise.text}" if otherwise else ""
    parts = [part for pair in cases for part in pair] + values
    return made(f"CASE {text}{ending} END", *parts, is_narrow=all(value.is_narrow for value in values))


def all_of(parts: Sequence[Sql]) -> Sql:
    return chain("AND", parts, AND) if parts else Sql("TRUE")


def any_of(parts: Sequence[Sql]) -> Sql:
    return chain("OR", parts, OR) if parts else Sql("FALSE")


def negation(part: Sql) -> Sql:
    return made(f"NOT {part.within(ATOM)}", part, binds=NOT)


def is_null(part: Sql) -> Sql:
    return made(f"{part.within(PLUS)} IS NULL", part, binds=COMPARE)


def is_there(part: Sql) -> Sql:
    return made(f"{part.within(PLUS)} IS NOT NULL", part, binds=COMPARE)


def compare(operator: str, left: Sql, right: Sql) -> Sql:
    sign = "<>" if operator == "!=" else operator
    return made(f"{left.within(PLUS)} {sign} {right.within(PLUS)}", left, right, binds=COMPARE)


def as_answered(part: Sql) -> Sql:
    """What is there just where a part is: an answer without what makes a number of it."""
    found = re.fullmatch(r"CAST\((\w+) AS BIGINT\)", part.text)
    return made(found[1], part) if found else part


def whole_number(value: int) -> Sql:
    return Sql(str(value), ATOM if value >= 0 else PLUS, is_narrow=True)
