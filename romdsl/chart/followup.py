"""The follow-up rates of groups as one picture: a mark for the rate, a line for its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..drawing.colours import LABEL, LEAD, TITLE
from ..drawing.places import Box
from ..drawing.svg import Drawing, svg
from ..drawing.text import lines_of, plain, width_of
from ..over_time.followup import Rate
from .frame import NARROW, WIDE
from .style import STYLE

HEADING = "Who was asked again in time"
EXPLAINED = "Of those whose window has closed. The line around each mark is the 95 % interval of the rate."


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where names, rates and counts stand: beside each other, or on a phone in two lines (`is_narrow`)."""

    width: int
    margin: int
    low: int
    high: int
    row: int
    is_narrow: bool

    def x(self, rate: float) -> float:
        return self.low + rate * (self.high - self.low)


_WIDE_LAYOUT = _Layout(WIDE, 24, 230, 480, 32, False)
_NARROW_LAYOUT = _Layout(NARROW, 16, 28, 330, 54, True)


def picture(found: Sequence[Rate], coverage: str, width: int = WIDE, asked: str = "") -> str:
    """One SVG, `WIDE` or `NARROW`; its text alternative says all figures.

    `coverage` stands below the rates, `asked`, which says from which to which occasion, above them.
    """
    lead = f"{plain(asked)}. {EXPLAINED}" if asked else EXPLAINED
    under = plain(f"{coverage[0].upper()}{coverage[1:]}.")
    layout = _NARROW_LAYOUT if width <= NARROW else _WIDE_LAYOUT
    head, rows = Drawing(), Drawing()
    y = _written(head, layout, HEADING, "title", TITLE, 14.0, bold=True)
    top = y = _written(head, layout, lead, "lead quiet", LEAD, y) + 10
    column = "all"
    for rate in found:
        if rate.group != column:
            column = rate.group
            y = _written(rows, layout, _column(column), "own halo", LEAD, y + 10, bold=True, most=1)
        _draw_row(rows, layout, rate, y)
        y += layout.row
    _draw_ticks(head, layout, top, y)
    y = _written(rows, layout, under, "lead", LEAD, y + 34)
    ground = Drawing()
    ground.rect("box", Box(0, 0, layout.width, y + layout.margin / 2))
    told = " ".join([lead, *map(_told, found), under])
    parts = ground.parts + head.parts + rows.parts
    return svg("feedback", "followup", layout.width, y + layout.margin / 2, HEADING, told, parts, STYLE)


def _written(
    drawing: Drawing, layout: _Layout, words: str, kind: str, size: int, y: float, bold: bool = False, most: int = 9
) -> float:
    """Writes words over the whole width, and gives where they end."""
    for line in lines_of(words, layout.width - 2 * layout.margin, size, bold, most):
        y += size + 6
        drawing.text(kind, layout.margin, y, line)
    return y + 4


def _draw_ticks(drawing: Drawing, layout: _Layout, top: float, bottom: float) -> None:
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = layout.x(share)
        drawing.line("edge", x, top, x, bottom)
        drawing.text("day", x, bottom + 18, f"{100 * share:.0f} %")


def _draw_row(drawing: Drawing, layout: _Layout, rate: Rate, top: float) -> None:
    line = top + (18 if layout.is_narrow else 21)
    y = top + (36 if layout.is_narrow else 16)
    share = "" if rate.rate is None else f"{100 * rate.rate:.1f} %"
    counts = f"{rate.done} of {rate.closed}"
    room = layout.low - layout.margin - 24
    if layout.is_narrow:  # beside the figures
        room = int(layout.width - 2 * layout.margin - 16 - width_of(f"{share}, {counts}", LABEL))
    kind = "strong halo" if rate.group == "all" else "halo"
    for name in lines_of(_name(rate), room, LABEL, rate.group == "all", most=1):
        drawing.text(kind, layout.margin, line, name)
    if rate.rate is None or rate.interval is None:
        drawing.text("quiet small halo", layout.margin if layout.is_narrow else layout.low + 8, y + 5, _why_not(rate))
        return
    low, high = rate.interval
    drawing.line("way", layout.x(low), y, layout.x(high), y)
    drawing.circle("point", layout.x(rate.rate), y, 7)
    if layout.is_narrow:
        drawing.text("range halo", layout.width - layout.margin, line, f"{share}, {counts}")
    else:
        drawing.text("strong", layout.high + 22, line, share)
        drawing.text("quiet small", layout.high + 104, line, counts)


def _name(rate: Rate) -> str:
    return "Everybody" if rate.group == "all" else plain(rate.name)


def _column(column: str) -> str:
    return "By month of the first visit" if column == "month" else f"By {plain(column)}"


def _why_not(rate: Rate) -> str:
    return "no window has closed" if rate.is_shown else "not shown: too few people"


def _told(rate: Rate) -> str:
    if rate.rate is None or rate.interval is None:
        return f"{_name(rate)}: {_why_not(rate)}."
    low, high = rate.interval
    share = f"{100 * rate.rate:.1f} %, 95 % interval {100 * low:.1f} to {100 * high:.1f} %"
    return f"{_name(rate)}: {rate.done} of {rate.closed} ({share})."
