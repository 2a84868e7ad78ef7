"""A picture before it is drawn: what it is called, how it is drawn in a width, and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .canvas import Canvas
from .style import NARROW, STYLE, WIDE


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table: the names of its columns, and its rows."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """`draw` draws on an empty canvas and gives the height; `told` says in words what is to be seen.

    An item's picture is `small`: it is drawn in the narrow width alone, several beside each other.  `contents` is what
    the list of contents calls it: its title where it is None; where it is empty, as of further parts, it is not there.
    """

    name: str
    title: str
    told: str
    draw: Callable[[Canvas], float]
    numbers: Numbers
    small: bool = False
    contents: str | None = None

    @property
    def widths(self) -> tuple[float, ...]:
        return (NARROW,) if self.small else (WIDE, NARROW)

    def svg(self, width: float | None = None, style: str = STYLE) -> str:
        """The picture in a width, by default the widest that it has; without a style it stands in a page that has it."""
        width = self.widths[0] if width is None else width
        canvas = Canvas(f"{self.name}-{'narrow' if width <= NARROW else 'wide'}", width)
        height = self.draw(canvas)
        return canvas.finished(height, self.title, self.told, style)
