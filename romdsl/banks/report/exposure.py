"""How often each item is asked: a bar for every item that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...drawing.places import Box
from ..simulating import Simulation
from . import words
from .canvas import Canvas
from .frame import Plot, head
from .picture import Numbers, Picture
from .rows import Row, draw_rows, parts_of
from .subject import Subject, safe

TITLE = "How often each item is asked"


@dataclass(frozen=True, slots=True)
class Percent:
    """The axis of shares, in hundredths."""

    low: float = 0.0
    high: float = 100.0
    label: str = "Persons who were asked, in %"

    def ticks(self, is_narrow: bool) -> list[float]:
        return [0.0, 50.0, 100.0] if is_narrow else [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]

    def tick(self, value: float) -> str:
        return f"{value:.0f}"


def exposure_pictures(subject: Subject, ran: Simulation) -> list[Picture]:
    """The items that were asked at all, most often first; long lists in several pictures."""
    shares = [ran.exposure[item.id] for item in subject.items]
    asked = sorted((item for item in subject.everything() if shares[item] > 0), key=lambda item: (-shares[item], item))
    parts = parts_of(asked)
    return [_picture(subject, ran, part, at, len(parts)) for at, part in enumerate(parts, 1)]


def leads(subject: Subject, ran: Simulation) -> tuple[str, str]:
    """Who was asked, and which items hardly anybody or nearly everybody."""
    never = _never(subject, ran)
    often = [item.id for item in subject.items if ran.exposure[item.id] > subject.content.most_exposure(item.id)]
    mean = f"{ran.whole.length:.1f}".removesuffix(".0")
    said = [f"Two persons have {words.percent(ran.overlap)} of their questions in common."]
    if often:
        said.append(f"More often than it should be (beyond the upright mark): {words.listed(often)}.")
    if never:
        said.append(f"Never asked: {words.listed([subject.items[item].id for item in never])}.")
    who = f"{ran.whole.persons:,} simulated persons, spread as the norm group, were asked {mean} items on average."
    return (
        f"{who} A bar is the share who were asked the item; the upright mark, the share above which it wears out.",
        " ".join(said),
    )


def _never(subject: Subject, ran: Simulation) -> list[int]:
    """The items that the test might ask and asked nobody."""
    barred = subject.content.adaptive[ran.test].out
    return [item for item in subject.everything() if ran.exposure[subject.items[item].id] <= 0 and item not in barred]


def _picture(subject: Subject, ran: Simulation, items: list[int], number: int, count: int) -> Picture:
    called = f"{TITLE}: {subject.title(ran.test)}"
    title = called + (f", part {number} of {count}" if count > 1 else "")
    said = leads(subject, ran)

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, *said)
        rows = []
        for item in items:
            id = subject.items[item].id
            share, most = ran.exposure[id], subject.content.most_exposure(id)
            rows.append(Row(subject.name(item), words.percent(share), _bar(share, most)))
        return draw_rows(canvas, Percent(), rows, y + 12, 18)

    listed = [*items, *_never(subject, ran)] if number == count else items
    table = [
        (subject.items[item].id, subject.name(item), words.percent(ran.exposure[subject.items[item].id]))
        for item in listed
    ]
    told = f"{' '.join(said)} " + " ".join(f"{id}: {share}." for id, _, share in table)
    name = f"exposure-{safe(ran.test)}" + (f"-{number}" if count > 1 else "")
    numbers = Numbers(("Item", "Words", "Asked"), table)
    return Picture(name, title, told, draw, numbers, contents=called if number == 1 else "")


def _bar(share: float, most: float) -> Callable[[Canvas, Plot], None]:
    def draw(canvas: Canvas, track: Plot) -> None:
        end = max(track.x(share * 100), track.x(0) + 1)
        canvas.bar(Box(track.x(0), track.box.top + 3, end, track.box.bottom - 3))
        if most < 1:
            canvas.line("limit-mark", track.x(most * 100), track.box.top, track.x(most * 100), track.box.bottom)

    return draw
