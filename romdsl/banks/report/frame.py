"""A plot: its head, its two axes, and the way from values to places in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ...drawing.colours import SMALL
from ...drawing.places import Box
from ...drawing.text import lines_of, width_of
from .canvas import Canvas, Points, step_of


class Axis(Protocol):
    """What runs from left to right."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def label(self) -> str: ...
    def ticks(self, is_narrow: bool) -> list[float]: ...
    def tick(self, value: float) -> str: ...


@dataclass(frozen=True, slots=True)
class Plot:
    """A part of a picture: values of the metric from left to right, another quantity from bottom to top."""

    box: Box
    low: float
    high: float
    bottom: float
    top: float

    def x(self, value: float) -> float:
        return self.box.left + (value - self.low) / (self.high - self.low) * (self.box.right - self.box.left)

    def y(self, quantity: float) -> float:
        return self.box.bottom - (quantity - self.bottom) / (self.top - self.bottom) * (self.box.bottom - self.box.top)

    def points(self, values: Sequence[float], quantities: Sequence[float]) -> list[tuple[float, float]]:
        return [(self.x(value), self.y(float(each))) for value, each in zip(values, quantities, strict=True)]

    def under(self, values: Sequence[float], quantities: Sequence[float]) -> Points:
        """The area between a curve and the axis."""
        ends = (self.x(values[-1]), self.box.bottom), (self.x(values[0]), self.box.bottom)
        return [*self.points(values, quantities), *ends]


def head(canvas: Canvas, title: str, *leads: str, kind: str = "title", most: int | None = None) -> float:
    """The title, in `most` lines at most, and what the picture says in words; gives where they end."""
    width = canvas.width - 2 * canvas.margin
    y = canvas.lines(kind, canvas.margin, 34 if kind == "title" else 28, title, width, most)
    for lead in leads:
        y = canvas.lines("lead", canvas.margin, y + 2, lead, width)
    return y - 12


def level_room(canvas: Canvas, names: Sequence[str]) -> float:
    """Where a plot begins whose levels have these names."""
    return canvas.margin + max(width_of(name, SMALL) for name in names) + 8


def levels(canvas: Canvas, plot: Plot, named: Sequence[tuple[float, str]], title: str) -> None:
    """Lines across at levels with their names, and what they are levels of over them."""
    lines = lines_of(title, canvas.right - canvas.margin, SMALL)
    for number, line in enumerate(reversed(lines)):
        canvas.text("quiet", canvas.margin, plot.box.top - 12 - step_of("quiet") * number, line)
    for level, name in named:
        y = plot.y(level)
        canvas.line("grid", plot.box.left, y, plot.box.right, y)
        canvas.text("level", plot.box.left - 6, y + SMALL * 0.35, name)


def values_axis(canvas: Canvas, plot: Plot, axis: Axis, y: float, title: str = "") -> float:
    """The axis of the metric at a height, with its round values, and its name beneath; gives where it ends."""
    canvas.line("end", plot.box.left, y, plot.box.right, y)
    last = 0.0
    for value in axis.ticks(canvas.is_narrow):
        x, words = plot.x(value), axis.tick(value)
        half = width_of(words, SMALL) / 2
        canvas.line("end", x, y, x, y + 5)
        if x - half > last and x + half < canvas.width - 4:
            canvas.text("tick", x, y + 21, words)
            last = x + half + 6
    if not title:
        return y + 26
    width = canvas.width - 2 * canvas.margin
    middle = (plot.box.left + plot.box.right) / 2
    half = min(width_of(title, SMALL), width) / 2
    middle = min(max(middle, canvas.margin + half), canvas.right - half)
    return canvas.lines("tick", middle, y + 40, title, width) - 6
