"""What a person rates in words of their own, as small pictures in one SVG: one a row, all on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..drawing.colours import LABEL, LEAD
from ..drawing.places import Box, Ground, along_time
from ..drawing.scale import nice_step
from ..drawing.svg import Drawing, svg
from ..drawing.text import lines_of, width_of
from . import words
from .frame import NARROW, WIDE, Frame, ends_of
from .labels import draw_values
from .picture import draw_head
from .plot import draw_line, draw_points
from .series import OwnWords, Series
from .style import STYLE

_GAP, _PLOT, _LANE, _MOST_LINES = 28, 84, 20, 5


@dataclass(frozen=True, slots=True)
class _Cell:
    """One small picture: its words above the plot, and those beneath."""

    row: Series
    title: list[str]
    under: list[str]

    @property
    def lacks(self) -> bool:
        return any(point.value is None for point in self.row.points)


def small_multiples(own: OwnWords, width: int = WIDE, id: str = "own", style: str = STYLE) -> str:
    """The SVG of all rows, `width` units wide (`WIDE` or `NARROW`; it scales)."""
    margin = 16.0 if width <= NARROW else 24.0
    columns = 1 if width <= NARROW else 2 if len(own.rows) in (1, 2, 4) else 3
    room = (width - 2 * margin - _GAP * (columns - 1)) / columns
    drawing = Drawing()
    y = draw_head(drawing, own.title, words.own_lead(own), width, margin) + 16
    cells = [_cell(row, room) for row in own.rows]
    for start in range(0, len(cells), columns):
        line = cells[start : start + columns]
        above = max(len(cell.title) for cell in line) * 20
        lane = _LANE if any(cell.lacks for cell in line) else 0
        for column, cell in enumerate(line):
            left = margin + column * (room + _GAP)
            _draw(drawing, own, cell, Box(left, y, left + room, y + above), lane)
        y += above + 22 + _PLOT + lane + 36 + 19 * max(len(cell.under) for cell in line) + 18
    body = Drawing()
    body.rect("box", Box(0, 0, width, y))
    return svg("feedback", id, width, y, own.title, words.own_told(own), body.parts + drawing.parts, style)


def _cell(row: Series, room: float) -> _Cell:
    title = lines_of(f"“{row.title}”", room, LEAD, bold=True, most=_MOST_LINES)
    under = [line for sentence in words.beneath(row) for line in lines_of(sentence, room, LABEL)]
    return _Cell(row, title, under)


def _draw(drawing: Drawing, own: OwnWords, cell: _Cell, head: Box, lane: float) -> None:
    for number, line in enumerate(cell.title):
        drawing.text("own", head.left, head.top + 15 + 20 * number, line)
    frame = _frame(own, cell, head, lane)
    plot, row = frame.plot, frame.series
    for value in _ticks(frame):
        drawing.line("edge", plot.left, frame.y(value), plot.right, frame.y(value))
        drawing.text("tick", plot.left - 8, frame.y(value) + LABEL * 0.35, row.plain(value))
    drawing.line("axis", plot.left, plot.bottom, plot.right, plot.bottom)
    ground = Ground(Box(plot.left, plot.top - 20, plot.right, plot.bottom + 2))
    draw_line(drawing, frame, ground)
    draw_points(drawing, frame, ground)
    draw_values(drawing, frame, ground)
    _draw_ends(drawing, own, frame)
    for number, line in enumerate(cell.under):
        drawing.text("", head.left, frame.base + (44 if frame.lane else 50) + 19 * number, line)


def _frame(own: OwnWords, cell: _Cell, head: Box, lane: float) -> Frame:
    low, high = ends_of(cell.row)
    ticks = max(width_of(cell.row.plain(value), LABEL) for value in (low, high))
    plot = Box(head.left + ticks + 10, head.bottom + 22, head.right, head.bottom + 22 + _PLOT)
    every = along_time([time.date for time in own.times], plot.left + 14, plot.right - 14, gap=12)
    xs = tuple(every[(point.number or 1) - 1] for point in cell.row.points)
    return Frame(cell.row, plot.right, head.left, plot, xs, low, high, (), lane, 0)


def _ticks(frame: Frame) -> list[Fraction]:
    middle = (frame.low + frame.high) / 2
    step = nice_step(frame.high - frame.low)
    is_round = (middle / step).denominator == 1 or (middle * 10**frame.series.decimals).denominator == 1
    return [frame.low, *([middle] if is_round else []), frame.high]


def _draw_ends(drawing: Drawing, own: OwnWords, frame: Frame) -> None:
    """The first and the last time of all, the same under each picture."""
    first, last = own.times[0], own.times[-1]
    y = frame.base + (18 if frame.lane else 24)
    names = [words.short_day(time.date) if time.date else time.title for time in (first, last)]
    room = (frame.plot.right - frame.plot.left) / 2 - 8
    if len(own.times) == 1:
        (only,) = lines_of(names[0], 2 * room, LABEL, most=1) or [""]
        drawing.text("day", (frame.plot.left + frame.plot.right) / 2, y, only)
        return
    begin, end = ((lines_of(name, room, LABEL, most=1) or [""])[0] for name in names)
    drawing.text("quiet", frame.plot.left, y, begin)
    drawing.text("tick", frame.plot.right, y, end)
