"""The columns of a query while it is printed, each in the first layer in which all that it names is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from ..code import ATOM
from .code import Sql, all_of, case, last
from .dialect import SqlDialect

LONGEST_NAME = 60
"""PostgreSQL cuts names at 63 bytes."""

Kind = Literal["text", "code", "whole", "truth", "number", "day", "clock"]
"""What a column holds: `whole` are codes in a type of integers, `code` in one that can hold fractions as well."""


@dataclass(frozen=True, slots=True)
class Column:
    """A named expression of a layer.  `comment` stands above it."""

    name: str
    code: Sql
    comment: str = ""


@dataclass
class Columns:
    """Gives names, and keeps what each stands for; names that differ by capitals alone are one to an engine."""

    dialect: SqlDialect
    made: list[Column] = field(default_factory=list)
    guards: tuple[Sql, ...] = ()
    _taken: set[str] = field(default_factory=set)
    _known: dict[str, Sql] = field(default_factory=dict)

    def take(self, wanted: str) -> str:
        """A name, in quotes where it has to be, that nothing else has."""
        count, name = 1, wanted[:LONGEST_NAME]
        while name.lower() in self._taken:
            count += 1
            name = f"{wanted[: LONGEST_NAME - 6]}_{count}"
        self._taken.add(name.lower())
        return self.dialect.identifier(name)

    def add(self, wanted: str, code: Sql, comment: str = "") -> Sql:
        """A column of its own."""
        name = self.take(wanted)
        self.made.append(Column(name, code, comment))
        return Sql(name, ATOM, code.layer + 1)

    def held(self, code: Sql, wanted: str) -> Sql:
        """What can be written twice: the code itself where it is short, else a column, the same for the same code.

        Under a condition the column is worked out under it too: bounds may hold only there.
        """
        if code.is_simple:
            return code
        if self.guards:
            code = case([(all_of(self.guards), code)])
        if code.text not in self._known:
            self._known[code.text] = self.add(wanted, code)
        return self._known[code.text]

    @contextmanager
    def where(self, *guards: Sql) -> Iterator[None]:
        """What is printed inside is looked at only where these are true."""
        before = self.guards
        self.guards = (*before, *guards)
        try:
            yield
        finally:
            self.guards = before

    def layers(self) -> list[list[Column]]:
        """The columns by layers."""
        count = last(column.code for column in self.made) + 1 if self.made else 0
        found: list[list[Column]] = [[] for _ in range(count)]
        for column in self.made:
            found[column.code.layer].append(column)
        return found
