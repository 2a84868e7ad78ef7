"""One picture while it is drawn: shapes, hatching, and words that remember the room they took."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...drawing.places import Box, Ground
from ...drawing.svg import Drawing, number, svg, text_box
from ...drawing.text import lines_of
from .style import KINDS, NARROW

Reals = NDArray[np.float64]
Points = Sequence[tuple[float, float]]
_SMOOTH = 0.12


class Canvas(Drawing):
    """A picture of a width; `id` begins the ids in it."""

    def __init__(self, id: str, width: float) -> None:
        super().__init__()
        self.id = id
        self.width = width
        self.margin = 16.0 if self.is_narrow else 24.0
        self.ground = Ground(Box(4, 0, width - 4, 1e5))

    @property
    def is_narrow(self) -> bool:
        return self.width <= NARROW

    @property
    def right(self) -> float:
        return self.width - self.margin

    def text(self, kind: str, x: float, y: float, words: str) -> None:
        super().text(kind, x, y, words)
        self.ground.taken.append(room_of(kind, x, y, words))

    def place(self, kind: str, words: str, spots: Points, crossing: bool = False) -> bool:
        """Writes words at the first spot where they touch nothing; False, and nothing, where there is none.

        With `crossing` they may stand on lines, but never on other words or marks.
        """
        boxes = [room_of(kind, x, y, words) for x, y in spots]
        free = self.ground.first_free(boxes, crossing)
        if free is None:
            return False
        self.ground.taken.pop()
        self.text(kind, *spots[boxes.index(free)], words)
        return True

    def lines(self, kind: str, x: float, y: float, words: str, width: float, most: int | None = None) -> float:
        """Words in lines no wider than `width`; gives where the next line would stand."""
        size = KINDS[kind].size
        for line in lines_of(words, width, size, KINDS[kind].bold, most):
            self.text(kind, x, y, line)
            y += step_of(kind)
        return y

    def curve(self, kind: str, points: Points) -> None:
        """A line through points, with no more of them than the eye can see; labels keep off it."""
        kept = simplified(points)
        self.path(kind, kept)
        self.ground.lines += [(x, y, to_x, to_y) for (x, y), (to_x, to_y) in zip(kept, kept[1:], strict=False)]

    def hatched(self, kind: str, points: Points) -> None:
        """An area filled with fine slanting lines."""
        written = " ".join(f"{number(x)},{number(y)}" for x, y in simplified(points))
        self.parts.append(f'<polygon class="{kind}" fill="url(#{self.id}-hatch)" points="{written}"/>')

    def bar(self, box: Box) -> None:
        """A hatched bar."""
        corners = (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)
        self.hatched("bar", corners)

    def finished(self, height: float, title: str, told: str, style: str) -> str:
        """The picture as SVG; with a style it stands alone."""
        hatch = (
            f'<defs><pattern id="{self.id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><line class="hatching" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>'
        )
        under = Drawing()
        under.rect("box", Box(0, 0, self.width, height), 12 if style else 0)
        hatches = [hatch] if any("-hatch)" in part for part in self.parts) else []
        body = [*hatches, *under.parts, *self.parts]
        return svg("bank", self.id, self.width, height, title, told, body, style)


def room_of(kind: str, x: float, y: float, words: str) -> Box:
    """The room of words of a kind."""
    look = KINDS[kind]
    return text_box(words, x, y, look.size, look.bold, look.anchor)


def step_of(kind: str) -> float:
    """From one line of a kind to the next."""
    return round(KINDS[kind].size * 1.3)


def simplified(points: Points) -> list[tuple[float, float]]:
    """Those of the points that a line needs to stay within a tenth of a unit of all (Douglas and Peucker 1973)."""
    if len(points) < 3:
        return [*points]
    xs, ys = np.array(points, dtype=np.float64).T
    keep = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        away = _away(xs[first : last + 1], ys[first : last + 1])
        if away.max() > _SMOOTH:
            middle = first + int(away.argmax())
            keep.add(middle)
            parts += [(first, middle), (middle, last)]
    return [points[at] for at in sorted(keep)]


def _away(xs: Reals, ys: Reals) -> Reals:
    """How far points are from the straight line between the first and the last; from the first where these are one."""
    along, up = xs[-1] - xs[0], ys[-1] - ys[0]
    length = float(np.hypot(along, up))
    found: Reals = np.hypot(xs - xs[0], ys - ys[0])
    return found if length == 0 else np.abs(along * (ys - ys[0]) - up * (xs - xs[0])) / length
