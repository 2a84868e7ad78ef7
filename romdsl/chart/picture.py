"""One score over time as one SVG, wide or for a phone."""

from __future__ import annotations

from collections.abc import Sequence

from ..drawing.colours import LEAD, SMALL, TITLE
from ..drawing.places import Box, Ground
from ..drawing.svg import Drawing, svg
from ..drawing.text import lines_of
from . import words
from .frame import NARROW, POINT, WIDE, Frame, ends_of, frame_of
from .labels import (
    draw_break_labels,
    draw_cutoff_labels,
    draw_days,
    draw_limit_labels,
    draw_reasons,
    draw_values,
)
from .plot import draw_axes, draw_bands, draw_breaks, draw_cutoffs, draw_limits, draw_line, draw_points
from .series import Series
from .style import STYLE

__all__ = ["NARROW", "WIDE", "picture"]
Note = tuple[str, str]


def picture(series: Series, width: int = WIDE, id: str = "score", style: str = STYLE) -> str:
    """The SVG of a score, `width` units wide (`WIDE` or `NARROW`; it scales).

    `id` begins the ids in it; without a `style` the page that holds it must bring `STYLE`.
    """
    drawing = Drawing()
    margin = 16 if width <= NARROW else 24
    top = draw_head(drawing, words.heading(series), lead(series), width, margin)
    if series.points:
        frame = frame_of(series, width, top)
        placed = _draw_plot(drawing, frame)
        bottom = draw_notes(drawing, notes(series, placed), width, margin, draw_days(drawing, frame) + 8)
    else:
        bottom = top
    height = bottom + margin - 6
    body = Drawing()
    body.rect("box", Box(0, 0, width, height))
    return svg(
        "feedback", id, width, height, words.heading(series), words.told(series), body.parts + drawing.parts, style
    )


def lead(series: Series) -> list[str]:
    return list(filter(None, (words.direction(series), words.latest(series))))


def draw_head(drawing: Drawing, title: str, sentences: Sequence[str], width: float, margin: float) -> float:
    """Title, then which way is good and the latest value: the reader may stop here.  Gives where it ends."""
    y = margin + 14.0
    for line in lines_of(title, width - 2 * margin, TITLE, bold=True, most=6):
        drawing.text("title", margin, y, line)
        y += 23
    y += 2
    together = " ".join(sentences)
    parts = [together] if len(lines_of(together, width - 2 * margin, LEAD)) <= 1 else sentences
    for sentence in parts:
        for line in lines_of(sentence, width - 2 * margin, LEAD):
            drawing.text("quiet lead", margin, y, line)
            y += 20
    return y - 6


def _draw_plot(drawing: Drawing, frame: Frame) -> bool:
    """Gives whether the reasons of missing scores stand beside their marks."""
    ground = Ground(frame.values_room)
    if frame.series.bands:
        draw_bands(drawing, frame)
    draw_axes(drawing, frame)
    cut = draw_cutoffs(drawing, frame, ground)
    limits = draw_limits(drawing, frame, ground)
    uprights = draw_breaks(drawing, frame, ground)
    draw_line(drawing, frame, ground)
    draw_points(drawing, frame, ground)
    draw_values(drawing, frame, ground)
    draw_limit_labels(drawing, frame, ground, limits)
    draw_cutoff_labels(drawing, frame, ground, cut)
    draw_break_labels(drawing, frame, uprights)
    return draw_reasons(drawing, frame)


def notes(series: Series, reasons_are_shown: bool) -> list[Note]:
    """What stands under the plot: sentences, each with the sign that it explains."""
    found = [("", " ".join(words.changes(series)))]
    found.append(("reliable", words.reliable(series)))
    found += [("cutoff", sentence) for sentence in words.cutoffs(series)]
    found += [("break", sentence) for sentence in words.breaks(series)]
    found += [("diamond", sentence) for sentence in words.looking_back(series)]
    if not reasons_are_shown:
        found += [("hollow", sentence) for sentence in words.missing(series)]
    low, high = ends_of(series)
    if series.low is not None and series.high is not None and (low, high) != (series.low, series.high):
        found.append(("", f"The picture shows the part from {series.plain(low)} to {series.plain(high)}."))
    found.append(("", series.note))
    return [note for note in found if note[1]]


def draw_notes(drawing: Drawing, found: Sequence[Note], width: float, margin: float, top: float) -> float:
    y = top
    for sign, sentence in found:
        left = margin + (38 if sign else 0)
        for number, line in enumerate(lines_of(sentence, width - margin - left, SMALL + 1)):
            if sign and not number:
                draw_sign(drawing, sign, margin, y + 9)
            drawing.text("quiet" if sign else "", left, y + 14, line)
            y += 19
        y += 3
    return y


def draw_sign(drawing: Drawing, sign: str, left: float, y: float) -> None:
    """A small copy of what is in the plot, before the sentence that explains it."""
    if sign == "hollow":
        drawing.circle("hollow", left + 14, y, POINT)
    elif sign == "diamond":
        drawing.diamond("hollow", left + 14, y, POINT + 1.5)
    elif sign == "break":
        drawing.line("break", left + 14, y - 9, left + 14, y + 8)
    else:
        drawing.line(sign, left, y, left + 28, y)
