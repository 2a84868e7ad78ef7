"""What a person says in words of their own: rows of fields, asked as often as there are rows."""

from __future__ import annotations

from dataclasses import dataclass

from .asked import Column, Item, Otherwise
from .parts import Placed, Thing
from .scored import Let


@dataclass(frozen=True, slots=True)
class Field(Thing):
    """One question of each row.  In formulas `rows.field` is the set of its items, one a row."""

    id: str
    text: Placed[str]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RowLet(Thing):
    """A value on the way, worked out for each row.  In formulas `rows.let` is the set of them."""

    id: str
    lets: tuple[Let, ...]


@dataclass(frozen=True, slots=True)
class Rows(Thing):
    """Goals, problems, cues: from `low` to `high` rows, or one for each of `positions`.

    A row has an id: `r1`, `r2` …, or that of its position.  `there` are items that nobody is asked: they
    are answered where the row is there.  The items of a row are asked when it is; `otherwise` says what
    they are worth when it is not.  `private`, as all rows are that are not `shared`: their words go into no
    export.
    """

    id: str
    text: Placed[str] | None
    low: int
    high: int
    fields: tuple[Field, ...]
    lets: tuple[RowLet, ...] = ()
    there: tuple[Item, ...] = ()
    positions: tuple[Column, ...] = ()
    otherwise: Otherwise | None = None
    private: bool = True

    @property
    def row_ids(self) -> tuple[str, ...]:
        if self.positions:
            return tuple(position.id for position in self.positions)
        return tuple(f"r{number}" for number in range(1, self.high + 1))

    @property
    def items(self) -> tuple[Item, ...]:
        """Row by row: whether it is there, then its fields."""
        found: list[Item] = []
        for index, there in enumerate(self.there):
            found += [there, *(field.items[index] for field in self.fields)]
        return tuple(found)
