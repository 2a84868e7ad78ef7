"""Did you mean: the nearest of the names that could have stood there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def nearest(written: str, candidates: Iterable[str]) -> str | None:
    """The candidate a slip away from what was written, or None; the first of equally near ones.

    Names that differ in their digits alone (q1, q10) are different things and no slip, and of a
    name of one or two letters nothing can be said.
    """
    limit = max(1, len(written) // 3) if len(written) > 2 else 0
    letters = _letters(written)
    best: tuple[int, str] | None = None
    for candidate in candidates:
        if abs(len(candidate) - len(written)) > limit:
            continue
        if _letters(candidate) == letters and candidate.lower() != written.lower():
            continue
        steps = distance(written.lower(), candidate.lower())
        if steps <= limit and (best is None or steps < best[0]):
            best = (steps, candidate)
    return best[1] if best else None


@lru_cache(maxsize=1 << 14)  # a long measure asks for the same words on every line
def distance(a: str, b: str) -> int:
    """Letters added, left out, changed or swapped with their neighbour between two words."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower() if not letter.isdigit())
