"""The rows of one person through time: where each begins, goes on under the same words, and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..interpreter.own_rows import given
from ..model.measure import Rows
from ..model.own_rows import cell_of
from ..over_time.locked import other_words

Cells = Mapping[str, object]


@dataclass(slots=True, eq=False)
class Life:
    """A row for as long as it says one thing: its cells at each visit where the data have it, by the visit's place.

    `part` counts the lives of one id from 1, `until` is the visit from which the id says another thing or the number
    of all visits, and `origin` the life that this one puts into other words.
    """

    row: str
    part: int
    until: int
    cells: dict[int, Cells] = field(default_factory=dict)
    origin: Life | None = None

    @property
    def id(self) -> str:
        return self.row if self.part == 1 else f"{self.row}_{self.part}"

    @property
    def last(self) -> dict[str, object]:
        """Each cell as it was given last while the row was there, else when it was set aside."""
        every = sorted(self.cells.values(), key=is_retired, reverse=True)
        return {key: cell for cells in every for key, cell in cells.items() if given(cell)}

    @property
    def is_there(self) -> list[int]:
        return [place for place, cells in self.cells.items() if not is_retired(cells)]

    @property
    def retired(self) -> int | None:
        return next((place for place, cells in self.cells.items() if is_retired(cells)), None)

    @property
    def places(self) -> range:
        """The visits at which it was to be rated: from its beginning to its end."""
        there = self.is_there
        if not there:
            return range(0)
        end = self.retired if self.retired is not None and self.retired > there[0] else self.until
        return range(there[0], end)


def is_retired(cells: Cells) -> bool:
    return cells.get("state") == "retired"


def lives_of(rows: Rows, visits: Sequence[Mapping[str, object]]) -> list[Life]:
    """Every row that was ever there, in the order of ids.  Other locked words under one id begin another life."""
    found: dict[str, list[Life]] = {}
    for place, answers in enumerate(visits):
        for id, cells in _given_rows(rows, answers).items():
            parts = found.setdefault(id, [])
            if not parts:
                parts.append(Life(id, 1, len(visits)))
            elif not is_retired(cells) and other_words(rows, parts[-1].last, cells):
                parts[-1].until = place
                parts.append(Life(id, len(parts) + 1, len(visits), origin=parts[-1]))
            parts[-1].cells[place] = cells
    for parts in found.values():
        replaced = found.get(str(parts[0].last.get("replaces")), parts)
        parts[0].origin = replaced[-1] if replaced is not parts else None
    place_of = rows.row_ids.index if rows.positions else lambda id: int(id.removeprefix("r"))
    return [life for id in sorted(found, key=place_of) for life in found[id]]


def _given_rows(rows: Rows, answers: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """The cells of each row that something is said of, from a list of rows or from cells of their own."""
    found: dict[str, dict[str, object]] = {}
    listed = answers.get(rows.id)
    for place, one in enumerate(listed if isinstance(listed, list | tuple) else ()):
        if isinstance(one, Mapping):
            by_place = rows.row_ids[place] if place < len(rows.row_ids) else f"r{place + 1}"
            found[str(one.get("id") or by_place)] = {str(key): cell for key, cell in one.items() if key != "id"}
    for name, value in answers.items():
        parted = cell_of(rows, name)
        if parted is not None and given(value):
            found.setdefault(parted[0], {})[parted[1]] = value
    return {id: cells for id, cells in found.items() if any(given(value) for value in cells.values())}
