"""What a bank tells over the metric: information beside the norm group, and the standard error beneath."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from ...drawing.places import Box
from ...drawing.scale import nice_step
from ..precision import Reals, good_ranges
from . import words
from .canvas import Canvas
from .frame import Plot, head, level_room, levels, values_axis
from .picture import Numbers, Picture
from .subject import Subject

TITLE = "Where the bank measures well"
PANEL = 170.0


def information(subject: Subject) -> Picture:
    """Information of all items together, and the standard error of a person who answers all."""
    scale = subject.scale
    total = subject.information()
    errors = subject.errors(subject.everything())
    leads = lead(subject, errors)

    def draw(canvas: Canvas) -> float:
        y = head(canvas, TITLE, *leads)
        panels = _told_most(total), tops(max(float(errors.max()), subject.wanted) * 1.1)
        left = max(level_room(canvas, [name for _, name in level_names(panel)]) for panel in panels)
        y = draw_information(canvas, subject, total, y + 40, left)
        return draw_errors(canvas, subject, errors, y + 44, left)

    rows = [
        (scale.tick(value), f"{float(total[scale.at(value)]):.2f}", scale.error(float(errors[scale.at(value)])))
        for value in scale.ticks(False)
    ]
    numbers = Numbers((scale.unit, "Information", "Standard error"), rows)
    return Picture("information", TITLE, " ".join(leads), draw, numbers)


def lead(subject: Subject, errors: Reals) -> tuple[str, str]:
    """In words: where it is good, why that is good, and where it is best."""
    scale = subject.scale
    where, least = words.best(subject, errors)
    reach = words.reach(subject, errors)
    return (
        f"{reach[0].upper()}{reach[1:]}.",
        f"Good means {words.why_wanted(subject)}. It is smallest at {scale.text(where)}: {scale.error(least)}.",
    )


def _told_most(total: Reals) -> list[float]:
    return tops(float(total.max()) * 1.12)


def tops(highest: float) -> list[float]:
    """Even levels from 0 that reach over a highest value."""
    step = nice_step(Fraction(highest).limit_denominator(10000))
    return [float(step * at) for at in range(ceil(Fraction(highest).limit_denominator(10000) / step) + 1)]


def level_names(found: list[float]) -> list[tuple[float, str]]:
    return [(level, f"{level:.6g}") for level in found]


def draw_information(canvas: Canvas, subject: Subject, total: Reals, top: float, left: float) -> float:
    """The curve of information over the hatched norm group; gives where it ends."""
    scale = subject.scale
    named = level_names(_told_most(total))
    plot = Plot(Box(left, top, canvas.right, top + PANEL), scale.low, scale.high, 0, named[-1][0])
    levels(canvas, plot, named, "Information (norm group alone: 1)")
    group = [scale.density(value) * named[-1][0] * 0.8 for value in scale.values]
    canvas.hatched("area", plot.under(scale.values, group))
    canvas.curve("norm dash2", plot.points(scale.values, group))
    canvas.curve("main", plot.points(scale.values, [float(each) for each in total]))
    end = values_axis(canvas, plot, scale, plot.box.bottom)
    inside = [
        (plot.x(scale.mean + scale.spread * aside), plot.y(named[-1][0] * share))
        for aside in (0.0, 0.3, -0.3, 0.6, -0.6)
        for share in (0.3, 0.2, 0.12, 0.4, 0.5)
    ]
    canvas.place("label", "Norm group", inside, crossing=True)
    spots = [
        (plot.x(value), plot.y(float(each)) - away)
        for away in (8, 16, 26, -20, -30)
        for value, each in zip(scale.values[40:-40:8], total[40:-40:8], strict=True)
    ]
    canvas.place("label", "Information", spots, crossing=True)
    return end


def draw_errors(canvas: Canvas, subject: Subject, errors: Reals, top: float, left: float) -> float:
    """The curve of the standard error with the one that is wanted; gives where it ends."""
    scale = subject.scale
    named = level_names(tops(max(float(errors.max()), subject.wanted) * 1.1))
    plot = Plot(Box(left, top, canvas.right, top + PANEL), scale.low, scale.high, 0, named[-1][0])
    levels(canvas, plot, named, f"Standard error, in points of {scale.unit}")
    wanted_line(canvas, subject, plot)
    canvas.curve("main", plot.points(scale.values, [float(each) for each in errors]))
    end = values_axis(canvas, plot, scale, plot.box.bottom, scale.label)
    wanted_label(canvas, subject, plot)
    for low, high in good_ranges(scale.values, errors, subject.wanted):
        y = plot.box.bottom - 14
        ends = [value for value in (low, high) if scale.low < value < scale.high]
        for value in ends:
            upright = (plot.x(value), plot.y(subject.wanted), plot.x(value), plot.box.bottom)
            canvas.line("end", *upright)
            canvas.ground.lines.append(upright)
        middle = (plot.x(low) + plot.x(high)) / 2
        canvas.place("label", f"good from {scale.span(low, high)}", [(middle, y - up) for up in (0, 16, 32)])
    return end


def wanted_line(canvas: Canvas, subject: Subject, plot: Plot) -> None:
    y = plot.y(subject.wanted)
    canvas.line("wanted", plot.box.left, y, plot.box.right, y)
    canvas.ground.lines.append((plot.box.left, y, plot.box.right, y))


def wanted_label(canvas: Canvas, subject: Subject, plot: Plot) -> None:
    """What is wanted, written along its line where no curve is."""
    said = f"Wanted: {subject.scale.error(subject.wanted)} or less"
    y = plot.y(subject.wanted)
    spots = [
        (plot.box.left + (plot.box.right - plot.box.left) * share / 20, y + away)
        for away in (-7, 17, -20, 30, -34)
        for share in (*range(4, 15), 3, 2, 1)
    ]
    if not canvas.place("limit", said, spots):
        canvas.place("limit", said, spots, crossing=True)
