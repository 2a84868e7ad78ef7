"""A list along the metric: each row has words, something drawn on its track, and a figure at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...drawing.places import Box
from ...drawing.text import lines_of, width_of
from .canvas import Canvas, step_of
from .frame import Axis, Plot, values_axis
from .style import KINDS

MOST_ROWS = 25
"""As many as one sheet of paper holds, with letters that can still be read."""
_NAMES = 270.0


@dataclass(frozen=True, slots=True)
class Row:
    """`draw` gets the track, whose quantity goes from 0 at its foot to 1 at its top.

    `note` is a line under the words, which never makes way for them; `sample` the class of a line before them.
    """

    name: str
    figure: str
    draw: Callable[[Canvas, Plot], None]
    note: str = ""
    sample: str = ""


def draw_rows(
    canvas: Canvas,
    axis: Axis,
    rows: Sequence[Row],
    top: float,
    height: float = 20,
    title: str = "",
    upright: float | None = None,
    has_top: bool | None = None,
) -> float:
    """All rows with an axis beneath them, and its values over them where there are many; gives where they end.

    `upright` is a value that a dashed line goes through.
    """
    column = max(width_of(row.figure, KINDS["figure"].size) for row in rows)
    names = 0.0 if canvas.is_narrow else _NAMES
    left = canvas.margin + (6 if canvas.is_narrow else names + 12)
    right = canvas.right - (6 if canvas.is_narrow else column + 16)
    frame = Plot(Box(left, top, right, top), axis.low, axis.high, 0, 1)
    y = _names_of_axis(canvas, frame, axis, top) + 6 if (len(rows) > 8 if has_top is None else has_top) else top
    first = len(canvas.parts)
    for row in rows:
        y = _row(canvas, frame, row, y, height, names or canvas.right - canvas.margin - column - 12)
    grid = [_grid(frame.x(value), top, y) for value in axis.ticks(canvas.is_narrow)]
    canvas.parts[first:first] = grid
    if upright is not None and axis.low <= upright <= axis.high:
        canvas.line("wanted", frame.x(upright), top + 16, frame.x(upright), y + 2)
    return values_axis(canvas, frame, axis, y + 2, title or axis.label)


def _names_of_axis(canvas: Canvas, frame: Plot, axis: Axis, top: float) -> float:
    for value in axis.ticks(canvas.is_narrow):
        canvas.text("tick", frame.x(value), top + 10, axis.tick(value))
    return top + 14


def _grid(x: float, top: float, bottom: float) -> str:
    return f'<line class="grid" x1="{x:.1f}" y1="{top + 16:.1f}" x2="{x:.1f}" y2="{bottom + 2:.1f}"/>'


def _row(canvas: Canvas, frame: Plot, row: Row, y: float, height: float, width: float) -> float:
    indent = 44.0 if row.sample else 0.0
    lines = lines_of(row.name, width - indent, KINDS["name"].size, most=2)
    lines += lines_of(row.note, width - indent, KINDS["name"].size, most=1)
    if canvas.is_narrow:
        baseline = y + 16
        track_top = y + 6 + step_of("name") * len(lines)
        bottom = track_top + height
    else:
        bottom = y + max(height, step_of("name") * len(lines)) + 6
        track_top = (y + bottom - height) / 2
        baseline = (y + bottom) / 2 + 5 - step_of("name") * (len(lines) - 1) / 2
    if row.sample:
        canvas.line(row.sample, canvas.margin, baseline - 4.5, canvas.margin + indent - 8, baseline - 4.5)
    figure_at = baseline if canvas.is_narrow else (y + bottom) / 2 + 5
    canvas.text("figure", canvas.right, figure_at, row.figure)
    for number, line in enumerate(lines):
        canvas.text("name", canvas.margin + indent, baseline + step_of("name") * number, line)
    track = Box(frame.box.left, track_top, frame.box.right, track_top + height)
    row.draw(canvas, Plot(track, frame.low, frame.high, 0, 1))
    return bottom + (4 if canvas.is_narrow else 0)


def parts_of(items: Sequence[int], most: int = MOST_ROWS) -> list[list[int]]:
    """Items in as few lists as fit a page, all about equally long."""
    count = -(-len(items) // most)
    return [[*items[len(items) * part // count : len(items) * (part + 1) // count]] for part in range(count)]


def whisker(canvas: Canvas, track: Plot, low: float, high: float, middle: float) -> None:
    """A value with its error each way; an end beyond the picture has no foot."""
    y = track.y(0.5)
    ends = [min(max(value, track.low), track.high) for value in (low, high)]
    canvas.line("error", track.x(ends[0]), y, track.x(ends[1]), y)
    for end, value in zip(ends, (low, high), strict=True):
        if end == value:
            canvas.line("error", track.x(end), y - 5, track.x(end), y + 5)
    if track.low <= middle <= track.high:
        canvas.circle("point", track.x(middle), y, 5)
