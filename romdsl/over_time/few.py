"""Which groups are not shown, so that no person can be known again, not by subtraction either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

FEWEST = 5
"""Groups of fewer people are not shown."""

Group = tuple[int, str]
"""The place of a column, and what stands in it."""


def hidden(cells: Mapping[tuple[str, ...], int], columns: int) -> set[Group]:
    """The groups to leave out, of people counted by what stands in each of their columns.

    First the small ones.  Then, until nothing is left to do: where a group that is shown, or everybody, is left with
    one to four people once the shown groups of a column that lie wholly in it are taken away, the smallest of these.
    """
    sizes: Counter[Group] = Counter()
    for cell, many in cells.items():
        for place, name in enumerate(cell):
            sizes[place, name] += many
    left_out = {group for group, many in sizes.items() if many < FEWEST}
    inside = _inside(cells, columns)
    while more := _given_away(sizes, inside, sum(cells.values()), left_out):
        left_out |= more
    return left_out


def _inside(cells: Mapping[tuple[str, ...], int], columns: int) -> dict[tuple[Group | None, int], set[Group]]:
    """For each group (None: everybody) and each column, the groups of that column that lie wholly in it."""
    within: dict[tuple[Group, int], set[Group]] = {}
    found: dict[tuple[Group | None, int], set[Group]] = {}
    for cell in cells:
        for place, name in enumerate(cell):
            found.setdefault((None, place), set()).add((place, name))
            for other in range(columns):
                if other != place:
                    within.setdefault(((place, name), other), set()).add((other, cell[other]))
    for (group, _), around in within.items():
        if len(around) == 1:
            found.setdefault((next(iter(around)), group[0]), set()).add(group)
    return found


def _given_away(
    sizes: Mapping[Group, int],
    inside: Mapping[tuple[Group | None, int], set[Group]],
    everybody: int,
    left_out: set[Group],
) -> set[Group]:
    more = set()
    for (whole, _), parts in inside.items():
        shown = parts - left_out
        if not shown or whole in left_out:
            continue
        rest = (everybody if whole is None else sizes[whole]) - sum(sizes[part] for part in shown)
        if 0 < rest < FEWEST:
            more.add(min(shown, key=lambda part: (sizes[part], part)))
    return more
