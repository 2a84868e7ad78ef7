"""How often each item is asked: a bar for every item that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...drawing.places import Box
from . import words
from .canvas import Canvas
from .frame import Plot, head
from .picture import Numbers, Picture
from .rows import Row, draw_rows, parts_of
from .subject import Subject

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


def exposure_pictures(subject: Subject, shares: Mapping[str, float]) -> list[Picture]:
    """The items that were asked at all, most often first; long lists in several pictures."""
    place = {item.id: at for at, item in enumerate(subject.items)}
    known = sorted((id for id in shares if id in place), key=lambda id: (-shares[id], place[id]))
    asked = [place[id] for id in known if shares[id] > 0]
    parts = parts_of(asked) if asked else []
    return [_picture(subject, shares, part, at, len(parts)) for at, part in enumerate(parts, 1)]


def lead(subject: Subject, shares: Mapping[str, float]) -> str:
    """How many are asked often, and how many never."""
    given = [shares[item.id] for item in subject.items if item.id in shares]
    never = sum(share <= 0 for share in given)
    said = f"Of all persons, the share who were asked the item. {sum(share > 0 for share in given)} of "
    said += f"{words.counted(len(given), 'item')} were asked"
    return said + (f"; {never} never." if never else ".")


def _picture(subject: Subject, shares: Mapping[str, float], items: list[int], number: int, count: int) -> Picture:
    title = TITLE + (f", part {number} of {count}" if count > 1 else "")
    said = lead(subject, shares)

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, said)
        rows = []
        for item in items:
            share = shares[subject.items[item].id]
            rows.append(Row(subject.name(item), words.percent(share), _bar(share)))
        return draw_rows(canvas, Percent(), rows, y + 12, 18)

    never = (
        [item for item in subject.everything() if shares.get(subject.items[item].id) == 0] if number == count else []
    )
    table = [
        (subject.items[item].id, subject.name(item), words.percent(shares[subject.items[item].id]))
        for item in [*items, *never]
    ]
    told = f"{said} " + " ".join(f"{id}: {share}." for id, _, share in table)
    name = "exposure" + (f"-{number}" if count > 1 else "")
    return Picture(name, title, told, draw, Numbers(("Item", "Words", "Asked"), table))


def _bar(share: float) -> Callable[[Canvas, Plot], None]:
    def draw(canvas: Canvas, track: Plot) -> None:
        box = Box(track.x(0), track.box.top + 3, max(track.x(share * 100), track.x(0) + 1), track.box.bottom - 3)
        corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
        canvas.hatched("bar", corners)

    return draw
