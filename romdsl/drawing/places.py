"""Where things stand: boxes that must not overlap, labels spread along a line, points along time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its corners."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def lies_in(self, other: Box) -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


Line = tuple[float, float, float, float]


@dataclass(slots=True)
class Ground:
    """What has been drawn: `taken` may never be drawn upon; `lines` only where there is no other room."""

    room: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def is_free(self, box: Box, crossing: bool = False) -> bool:
        if not box.lies_in(self.room) or any(box.meets(other) for other in self.taken):
            return False
        return crossing or not any(crosses(line, box) for line in self.lines)

    def first_free(self, boxes: Sequence[Box], crossing: bool = True) -> Box | None:
        """The first box that is free, or else the first that crosses nothing but lines; it is then taken."""
        for may_cross in (False, True) if crossing else (False,):
            for box in boxes:
                if self.is_free(box, may_cross):
                    self.taken.append(box)
                    return box
        return None


def crosses(line: Line, box: Box) -> bool:
    """Whether a straight line goes through a box (Liang and Barsky)."""
    x, y, to_x, to_y = line
    if max(x, to_x) < box.left or min(x, to_x) > box.right or max(y, to_y) < box.top or min(y, to_y) > box.bottom:
        return False
    first, last = 0.0, 1.0
    for along, distance in (
        (x - to_x, x - box.left),
        (to_x - x, box.right - x),
        (y - to_y, y - box.top),
        (to_y - y, box.bottom - y),
    ):
        if along == 0:
            if distance < 0:
                return False
            continue
        share = distance / along
        if along < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    return first <= last


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles as near as can be to those wanted, in the same order, so that nothing overlaps."""
    found: list[float] = []
    edge = low
    for middle, size in zip(wanted, sizes, strict=True):
        found.append(max(middle, edge + size / 2))
        edge = found[-1] + size / 2
    edge = high
    for place in reversed(range(len(found))):
        found[place] = min(found[place], edge - sizes[place] / 2)
        edge = found[place] - sizes[place] / 2
    return found


def along_time(dates: Sequence[date | None], left: float, right: float, gap: float) -> list[float]:
    """Where points stand: in true distances of time, and yet `gap` apart; in equal ones where a day is not known."""
    if len(dates) == 1:
        return [(left + right) / 2]
    known = [day.toordinal() for day in dates if day is not None]
    last = len(dates) - 1
    whole = known[-1] - known[0] if len(known) == len(dates) else 0
    if whole <= 0 or gap * last >= right - left:
        return [left + (right - left) * place / last for place in range(len(dates))]
    wanted = [left + (right - left) * (day - known[0]) / whole for day in known]
    return spread(wanted, [gap] * len(wanted), left - gap / 2, right + gap / 2)
