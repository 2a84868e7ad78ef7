"""Forms beside the bank: their standard errors over the metric, and where each is good enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...drawing.places import Box
from ..precision import Range, Reals, good_ranges, reliability
from . import words
from .canvas import Canvas
from .frame import Plot, head, level_room, levels, values_axis
from .information import PANEL, level_names, tops, wanted_label, wanted_line
from .picture import Numbers, Picture
from .rows import Row, draw_rows
from .subject import Subject

TITLE = "Forms beside the bank"
MOST_FORMS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A form, or the bank, with its error over the scale and the class of its line."""

    name: str
    items: int
    errors: Reals
    kind: str


def form_pictures(subject: Subject) -> list[Picture]:
    """The forms with the bank; five of them in one picture, for more could not be told apart."""
    forms = [*subject.content.forms.items()]
    parts = [forms[at : at + MOST_FORMS] for at in range(0, len(forms), MOST_FORMS)]
    return [_picture(subject, part, at, len(parts)) for at, part in enumerate(parts, 1)]


def _picture(subject: Subject, forms: Sequence[tuple[str, tuple[int, ...]]], number: int, count: int) -> Picture:
    title = TITLE + (f", part {number} of {count}" if count > 1 else "")
    lines = [Line("The whole bank", len(subject.everything()), subject.errors(subject.everything()), "main")]
    for at, (form, items) in enumerate(forms, 1):
        lines.append(Line(subject.title(form), len(items), subject.errors(items), f"curve dash{at}"))
    lead = f"The lower a line, the surer a score. Good means {words.why_wanted(subject)}."

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, lead)
        y = _errors(canvas, subject, lines, y + 40)
        rows = [_row(subject, line) for line in lines]
        canvas.text("strong", canvas.margin, y + 22, "Where it is good")
        canvas.text("figure", canvas.right, y + 22, "Reliability")
        return draw_rows(canvas, subject.scale, rows, y + 30, 16)

    scale = subject.scale
    ticks = scale.ticks(True)
    table = [
        (
            line.name,
            str(line.items),
            words.reach(subject, line.errors),
            f"{reliability(scale, line.errors):.2f}",
            *(scale.error(float(line.errors[scale.at(value)])) for value in ticks),
        )
        for line in lines
    ]
    heads = ("Form", "Items", "Good", "Reliability", *(f"Error at {scale.tick(value)}" for value in ticks))
    told = f"{lead} " + " ".join(f"{row[0]}: {row[2]}." for row in table)
    return Picture(
        "forms" + (f"-{number}" if count > 1 else ""),
        title,
        told,
        draw,
        Numbers(heads, table),
        contents=TITLE if number == 1 else "",
    )


def _errors(canvas: Canvas, subject: Subject, lines: Sequence[Line], top: float) -> float:
    scale = subject.scale
    highest = max(max(float(line.errors.max()) for line in lines), subject.wanted)
    named = level_names(tops(highest * 1.1))
    left = level_room(canvas, [name for _, name in named])
    plot = Plot(Box(left, top, canvas.right, top + PANEL * 1.3), scale.low, scale.high, 0, named[-1][0])
    levels(canvas, plot, named, f"Standard error, in points of {scale.unit}")
    wanted_line(canvas, subject, plot)
    for line in reversed(lines):
        canvas.curve(line.kind, plot.points(scale.values, [float(each) for each in line.errors]))
    end = values_axis(canvas, plot, scale, plot.box.bottom)
    wanted_label(canvas, subject, plot)
    _labels(canvas, subject, plot, lines)
    return end


def _labels(canvas: Canvas, subject: Subject, plot: Plot, lines: Sequence[Line]) -> None:
    """The name of each form at its line, where it has room; the list beneath has all names."""
    values = subject.scale.values
    canvas.ground.room = Box(plot.box.left + 2, plot.box.top - 8, canvas.right, plot.box.bottom)
    for at, line in enumerate(lines):
        start = len(values) * (3 + 2 * at) // (2 * len(lines) + 6)
        spots = [
            (plot.x(values[place]), plot.y(float(line.errors[place])) + away)
            for away in (-8, 18)
            for place in (*range(start, len(values), 8), *range(start, 0, -8))
        ]
        canvas.place("label", line.name, spots)
    canvas.ground.room = Box(4, 0, canvas.width - 4, 1e5)


def _row(subject: Subject, line: Line) -> Row:
    found = good_ranges(subject.scale.values, line.errors, subject.wanted)
    where = words.ranges(subject.scale, found) if found else "nowhere"
    name = f"{line.name}, {words.counted(line.items, 'item')}: {where}"
    return Row(name, f"{reliability(subject.scale, line.errors):.2f}", _bars(found), sample=line.kind)


def _bars(found: Sequence[Range]) -> Callable[[Canvas, Plot], None]:
    def draw(canvas: Canvas, track: Plot) -> None:
        for low, high in found:
            canvas.bar(Box(track.x(low), track.box.top + 4, track.x(high), track.box.bottom - 4))

    return draw
