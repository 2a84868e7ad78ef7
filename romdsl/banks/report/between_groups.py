"""All items that work otherwise in a group, by how far: to the right those that need more of it there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from ...drawing.places import Box
from ...drawing.scale import nice_step
from ...irt import Item
from ..content import Content
from . import words
from .canvas import Canvas
from .difference import Difference
from .frame import Plot, head
from .pair import points
from .picture import Numbers, Picture
from .rows import Row, draw_rows, parts_of
from .subject import Pair, Subject

Found = tuple[Pair, Difference]
MOST_DRAWN = 24
"""Curves of so many items: where all were calibrated anew, all differ, and most by little."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The axis of differences, in points of the metric, as far to both sides."""

    high: float
    label: str

    @property
    def low(self) -> float:
        return -self.high

    def ticks(self, is_narrow: bool) -> list[float]:
        step = self.high if is_narrow else self.high / 2
        return [step * at for at in range(round(self.low / step), round(self.high / step) + 1)]

    def tick(self, value: float) -> str:
        return f"{value:+.6g}".replace("-", "−") if value else "0"


def pairs(content: Content, groups: tuple[str, str], items: Mapping[str, Item]) -> list[Pair]:
    """The items of a bank whose parameters are others in another group, and those that say `dif`; those alone that are
    there, by id, as they work in the second of the groups."""
    found = []
    for at in content.in_use:
        own = content.bank.items[at]
        other = items.get(own.id)
        if other is not None and (_parameters(other) != _parameters(own) or content.content(at).dif):
            found.append(Pair(own.id, groups, own, other))
    return found


def _parameters(item: Item) -> tuple[object, ...]:
    return item.model, item.a, item.b, item.c, item.d


def by_groups(found: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs of the same two groups together, in their order."""
    grouped: dict[tuple[str, str], list[Pair]] = {}
    for pair in found:
        grouped.setdefault(pair.groups, []).append(pair)
    return [*grouped.values()]


def between_groups(subject: Subject, found: Sequence[Found], number: int) -> list[Picture]:
    """The differences between two groups, in their order; many of them in several pictures."""
    parts = parts_of(range(len(found)))
    return [
        _picture(subject, [found[at] for at in part], found, number, nth, len(parts))
        for nth, part in enumerate(parts, 1)
    ]


def lead(subject: Subject, found: Sequence[Found]) -> str:
    first, second = found[0][0].groups
    unit = subject.scale.unit
    drawn = f" The curves of the {MOST_DRAWN} that differ most are drawn." if len(found) > MOST_DRAWN else ""
    return (
        f"A bar is the area between the two curves of an item: how many points of {unit} more (to the right) or fewer "
        f"(to the left) it takes in “{second}” to give the same answers as in “{first}”. {words.counted(len(found), 'item')} "
        f"set side by side; this holds where both are on one metric, linked by items that are alike in both.{drawn}"
    )


def _picture(
    subject: Subject, shown: Sequence[Found], every: Sequence[Found], number: int, nth: int, count: int
) -> Picture:
    first, second = shown[0][0].groups
    title = f"Items in two groups: “{first}” and “{second}”" + (f", part {nth} of {count}" if count > 1 else "")
    said = lead(subject, every)
    axis = Shift(_reach(every), f"More points of {subject.scale.unit} for the same answers in “{second}”")

    def draw(canvas: Canvas) -> float:
        y = head(canvas, title, said)
        rows = [
            Row(
                subject.name(subject.index(pair.item)),
                points(subject, found.signed),
                _bar(found.signed),
                note=f"crosses; {subject.scale.error(found.unsigned)} without sign" if found.crosses else "",
            )
            for pair, found in shown
        ]
        return draw_rows(canvas, axis, rows, y + 12, 18)

    table = [
        (
            pair.item,
            subject.name(subject.index(pair.item)),
            points(subject, found.signed),
            subject.scale.error(found.unsigned),
            f"{abs(float(found.away[found.furthest])):.2f}",
            subject.scale.text(subject.scale.values[found.furthest]),
        )
        for pair, found in shown
    ]
    told = f"{said} " + " ".join(f"{row[0]}: {row[2]}." for row in table)
    heads = ("Item", "Words", "Area", "Without sign", "Largest difference, in answers", f"At {subject.scale.unit}")
    name = f"groups-{number}" + (f"-{nth}" if count > 1 else "")
    return Picture(name, title, told, draw, Numbers(heads, table), contents="")


def _reach(found: Sequence[Found]) -> float:
    """A round value that holds all differences."""
    most = Fraction(max(max(abs(each.signed) for _, each in found), 0.1)).limit_denominator(1000)
    step = nice_step(most)
    return float(step * ceil(most / step))


def _bar(signed: float) -> Callable[[Canvas, Plot], None]:
    def draw(canvas: Canvas, track: Plot) -> None:
        canvas.line("end", track.x(0), track.box.top - 2, track.x(0), track.box.bottom + 2)
        ends = sorted((track.x(0), track.x(signed)))
        canvas.bar(Box(ends[0], track.box.top + 3, max(ends[1], ends[0] + 1), track.box.bottom - 3))

    return draw
