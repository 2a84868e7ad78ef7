"""The item-person map: the norm group, and beneath it where the answers of each item stand, on one axis.

Turned on its side against the usual map (Wright), so that every item has a line for its words however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...drawing.colours import SMALL
from ...drawing.places import Box, spread
from ...drawing.text import width_of
from .canvas import Canvas
from .frame import Plot, head
from .picture import Numbers, Picture
from .rows import Row, draw_rows, parts_of
from .subject import Subject

TITLE = "People and answers on one line"
_TRACK, _PEOPLE = 30.0, 90.0
_TICK = 6.0


def people_and_items(subject: Subject) -> list[Picture]:
    """The map of the bank, ordered by where items stand; long banks in several pictures."""
    parts = parts_of(subject.by_place())
    return [_picture(subject, part, at, len(parts)) for at, part in enumerate(parts, 1)]


def _lead(subject: Subject, items: Sequence[int]) -> list[str]:
    scale = subject.scale
    said = [
        f"To the right stand people who are {scale.metric.higher} off, and the answers that such people tend to give. "
        f"A mark with the number of an answer stands where half of the people give this answer or a higher one."
    ]
    sets = {tuple(subject.option(item, at) for at in range(subject.items[item].categories)) for item in items}
    only = next(iter(sets)) if len(sets) == 1 else ()
    if any(not option.isdigit() for option in only):
        said.append(", ".join(f"{at} “{option}”" for at, option in enumerate(only)) + ".")
    beyond = sum(
        theta is None or not scale.low <= scale.value(theta) <= scale.high
        for item in items
        for theta in subject.halfway[item]
    )
    if beyond:
        said.append(
            f"{beyond} of the marks would stand beyond the picture: an arrow shows to which side, where one does."
        )
    return said


def _picture(subject: Subject, items: list[int], number: int, count: int) -> Picture:
    title = TITLE + (f", part {number} of {count}" if count > 1 else "")
    leads = _lead(subject, items)
    scale = subject.scale

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, *leads) + 8
        rows = [Row(subject.name(item), "", _marks(subject, item)) for item in items]
        y = draw_rows(canvas, scale, [Row("People: the norm group", "", _group(subject))], y, _PEOPLE, " ")
        return draw_rows(canvas, scale, rows, y + (4 if canvas.is_narrow else -4), _TRACK, has_top=False)

    table = [_numbers(subject, item) for item in items]
    most = max(len(row) for row in table)
    cells = [[*row, *[""] * (most - len(row))] for row in table]
    heads = ["Item", "Words", *(f"Answer {at} or higher" for at in range(1, most - 1))]
    told = f"{' '.join(leads)} " + " ".join(f"{row[0]}: {', '.join(row[2:])}." for row in table)
    name = "people" + (f"-{number}" if count > 1 else "")
    return Picture(name, title, told, draw, Numbers(heads, cells), contents=TITLE if number == 1 else "")


def _numbers(subject: Subject, item: int) -> list[str]:
    scale = subject.scale
    places = [scale.exact(theta) if theta is not None else "nowhere" for theta in subject.halfway[item]]
    return [subject.items[item].id, subject.name(item), *places]


def _group(subject: Subject) -> Callable[[Canvas, Plot], None]:
    def draw(canvas: Canvas, track: Plot) -> None:
        heights = [0.95 * subject.scale.density(value) for value in subject.scale.values]
        canvas.hatched("area", track.under(subject.scale.values, heights))
        canvas.curve("norm", track.points(subject.scale.values, heights))

    return draw


def _marks(subject: Subject, item: int) -> Callable[[Canvas, Plot], None]:
    scale = subject.scale

    def draw(canvas: Canvas, track: Plot) -> None:
        found = [
            (category, scale.value(theta))
            for category, theta in enumerate(subject.halfway[item], 1)
            if theta is not None
        ]
        y = track.box.bottom - _TICK - 1
        canvas.line("grid", track.box.left, y, track.box.right, y)
        found.sort(key=lambda each: each[1])
        xs = [track.x(min(max(value, track.low), track.high)) for _, value in found]
        if len(xs) > 1:
            canvas.line("error", xs[0], y, xs[-1], y)
        for x, (_, value) in zip(xs, found, strict=True):
            _mark(canvas, x, y, -1 if value < track.low else 1 if value > track.high else 0)
        _figures(canvas, track, y, xs, [str(category) for category, _ in found])

    return draw


def _mark(canvas: Canvas, x: float, y: float, beyond: int) -> None:
    """An upright, or an arrow to the side where the mark would stand."""
    if not beyond:
        canvas.rect("filled", Box(x - 1.5, y - _TICK, x + 1.5, y + _TICK))
        return
    tip, foot = x + 5 * beyond, x - 3 * beyond
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in ((foot, y - _TICK), (tip, y), (foot, y + _TICK)))
    canvas.parts.append(f'<polygon class="beyond" points="{points}"/>')


def _figures(canvas: Canvas, track: Plot, y: float, xs: list[float], figures: list[str]) -> None:
    """The number of each answer over its mark, moved aside where two would touch."""
    widths = [width_of(figure, SMALL, True) + 3 for figure in figures]
    places = spread(xs, widths, track.box.left - 8, track.box.right + 8)
    for x, figure in zip(places, figures, strict=True):
        canvas.text("label", x, y - _TICK - 4, figure)
