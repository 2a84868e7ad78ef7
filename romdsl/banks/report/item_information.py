"""What each item tells, and where: one hill per item on a common scale."""

from __future__ import annotations

from collections.abc import Callable

from .canvas import Canvas
from .frame import Plot, head
from .picture import Numbers, Picture
from .rows import Row, draw_rows, parts_of
from .subject import Subject

TITLE = "What each item tells, and where"
_HILL = 26.0


def item_information(subject: Subject) -> list[Picture]:
    """The information of the items, ordered by where they stand; long banks in several pictures."""
    parts = parts_of(subject.by_place())
    return [_picture(subject, part, at, len(parts)) for at, part in enumerate(parts, 1)]


def _picture(subject: Subject, items: list[int], number: int, count: int) -> Picture:
    title = TITLE + (f", part {number} of {count}" if count > 1 else "")
    highest = float(subject.curves.information.max())
    lead = (
        f"A hill is high where an item tells people apart; the figure is its top (1 is what knowing the norm group "
        f"tells). All hills are on one scale, up to {highest:.2f}."
    )

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, lead)
        rows = [
            Row(subject.name(item), f"{subject.peak(item)[1]:.2f}", _hill(subject, item, highest)) for item in items
        ]
        return draw_rows(canvas, subject.scale, rows, y + 12, _HILL)

    scale = subject.scale
    table = [
        (subject.items[item].id, subject.name(item), scale.text(subject.peak(item)[0]), f"{subject.peak(item)[1]:.2f}")
        for item in items
    ]
    told = f"{lead} " + " ".join(f"{id}: {most} at {at}." for id, _, at, most in table)
    name = "item-information" + (f"-{number}" if count > 1 else "")
    return Picture(
        name,
        title,
        told,
        draw,
        Numbers(("Item", "Words", f"Tells most at {scale.unit}", "Top"), table),
        contents=TITLE if number == 1 else "",
    )


def _hill(subject: Subject, item: int, highest: float) -> Callable[[Canvas, Plot], None]:
    def draw(canvas: Canvas, track: Plot) -> None:
        heights = [float(each) / highest for each in subject.curves.information[item]]
        canvas.hatched("area", track.under(subject.scale.values, heights))
        canvas.curve("curve", track.points(subject.scale.values, heights))

    return draw
