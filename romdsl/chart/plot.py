"""The plot itself: bands, limits, the line of the scores and its points."""

from __future__ import annotations

from fractions import Fraction

from ..drawing.colours import LABEL, SMALL
from ..drawing.places import Box, Ground, spread
from ..drawing.svg import Drawing
from . import words
from .frame import POINT, RING, Frame, bracket_room, spaced, tick_values
from .series import Band, Cutoff


def draw_bands(drawing: Drawing, frame: Frame) -> None:
    """Alternate grounds with a line at each edge; the words and ranges at the end, the latest one's strong."""
    series, plot = frame.series, frame.plot
    edges = band_edges(frame)
    for place, (low, high) in enumerate(edges):
        bottom, top = frame.ends(low, high)
        if place % 2 and bottom > top:
            drawing.rect("ground", Box(plot.left, top, plot.right, bottom))
    for low, _ in edges[1:]:
        drawing.line("edge", plot.left, frame.y(low), plot.right, frame.y(low))
    middles = [sum(frame.ends(low, high)) / 2 for low, high in edges]
    order = sorted(range(len(middles)), key=lambda place: middles[place])
    sizes = [frame.labels[place].height for place in order]
    spots = spread([middles[place] for place in order], sizes, plot.top - 8, plot.bottom + 8)
    now = next((point.band for point in reversed(series.points) if point.value is not None), "")
    for place, spot in zip(order, spots, strict=True):
        _draw_label(drawing, frame, place, spot, middles[place], series.bands[place].text == now)


def _draw_label(drawing: Drawing, frame: Frame, place: int, spot: float, middle: float, is_now: bool) -> None:
    label, left = frame.labels[place], frame.plot.right + 12
    kind = f"{'small ' if frame.is_narrow else ''}{'strong' if is_now else 'quiet'}"
    size = SMALL if frame.is_narrow else LABEL
    first = spot - (len(label.lines) - 1) * 17 / 2 + size * 0.35
    for number, line in enumerate(label.lines):
        drawing.text(kind, left, first + 17 * number, line)
    if label.range:
        drawing.text(f"range{' strong' if is_now else ''}", frame.width - frame.margin, spot + size * 0.35, label.range)
    if abs(spot - middle) > 6:
        drawing.path("edge", ((frame.plot.right, middle), (left - 3, spot)))


def band_edges(frame: Frame) -> list[tuple[Fraction, Fraction]]:
    """Where each band begins and ends in the picture: midway between the values of neighbours."""
    series = frame.series

    def low(band: Band) -> Fraction:
        return frame.low if band.low is None else band.low

    def high(band: Band) -> Fraction:
        return frame.high if band.high is None else band.high

    inner = [(high(one) + low(other)) / 2 for one, other in zip(series.bands, series.bands[1:], strict=False)]
    starts = [low(series.bands[0]), *inner]
    return list(zip(starts, [*inner, high(series.bands[-1])], strict=True))


def draw_axes(drawing: Drawing, frame: Frame) -> None:
    plot, series = frame.plot, frame.series
    drawing.line("edge", plot.left, plot.top, plot.right, plot.top)
    ticks = spaced(tick_values(series, frame.low, frame.high), frame, 18)
    for value in ticks:
        if not series.bands and value not in (frame.low, frame.high):
            drawing.line("edge", plot.left, frame.y(value), plot.right, frame.y(value))
        drawing.text("tick", plot.left - 8, frame.y(value) + LABEL * 0.35, series.plain(value))
    drawing.line("axis", plot.left, plot.top, plot.left, plot.bottom)
    drawing.line("axis", plot.left, frame.plot.bottom, plot.right, frame.plot.bottom)
    for x in frame.xs:
        drawing.line("axis", x, frame.plot.bottom, x, frame.plot.bottom + 5)


class Limit:
    """A dashed line from the first score on: what is beyond it is more than error."""

    def __init__(self, frame: Frame, part: tuple[int, ...], sign: int) -> None:
        series = frame.series
        first = series.value(part[0])
        distance = words.limit_step(series)
        half = (series.step or Fraction(0)) / 2
        self.value = first + sign * distance
        self.sign = sign
        self.left = frame.xs[part[0]] - bracket_room(series)
        if part[0] in series.breaks:
            self.left = max(self.left, (frame.xs[part[0] - 1] + frame.xs[part[0]]) / 2 + 4)
        is_last = part == series.epochs[-1]
        self.right = frame.plot.right if is_last else frame.xs[part[-1]] + 13
        self.is_inside = frame.low <= self.value <= frame.high
        edge = self.value - sign * half
        self.y = frame.y(min(max(edge, frame.low), frame.high))

    def sentence(self, frame: Frame) -> str:
        return f"{frame.series.plain(self.value)} or {'more' if self.sign > 0 else 'less'}: more than chance"


def draw_limits(drawing: Drawing, frame: Frame, ground: Ground) -> list[Limit]:
    """A bracket at the first score of each version, and a dashed line at each of its ends."""
    series, found = frame.series, []
    if series.reliable_change is None:
        return []
    for part in series.epochs:
        if len(part) == 1 and part != series.epochs[-1]:
            continue  # nothing can be compared with it
        pair = [Limit(frame, part, sign) for sign in (1, -1)]
        x = pair[0].left
        drawing.line("bracket", x, pair[0].y, x, pair[1].y)
        for limit in pair:
            if limit.is_inside:
                drawing.line("bracket", x - 1, limit.y, x + 7, limit.y)
                drawing.line("reliable", x + 11, limit.y, limit.right, limit.y)
                ground.lines.append((x, limit.y, limit.right, limit.y))
        ground.lines.append((x, pair[0].y, x, pair[1].y))
        found += [limit for limit in pair if limit.is_inside]
    return found


def draw_cutoffs(drawing: Drawing, frame: Frame, ground: Ground) -> list[tuple[Cutoff, float]]:
    found = []
    for one in frame.series.cutoffs:
        half = (frame.series.step or Fraction(0)) / 2 * (-1 if one.is_from_below else 1)
        value = one.value + (0 if one.is_open else half)
        if frame.low <= value <= frame.high:
            y = frame.y(value)
            drawing.line("cutoff", frame.plot.left, y, frame.plot.right, y)
            ground.lines.append((frame.plot.left, y, frame.plot.right, y))
            found.append((one, y))
    return found


def draw_breaks(drawing: Drawing, frame: Frame, ground: Ground) -> list[float]:
    """A dotted upright before the first point of another version."""
    found = []
    for place in frame.series.breaks:
        x = (frame.xs[place - 1] + frame.xs[place]) / 2
        drawing.line("break", x, frame.values_room.top, x, frame.base)
        ground.lines.append((x, frame.plot.top, x, frame.base))
        found.append(x)
    return found


def draw_line(drawing: Drawing, frame: Frame, ground: Ground) -> None:
    series = frame.series
    for part in series.joined:
        spots = [(frame.xs[place], frame.y(series.value(place))) for place in part]
        if len(spots) > 1:
            drawing.path("way", spots)
        ground.lines += [(*spot, *after) for spot, after in zip(spots, spots[1:], strict=False)]


def draw_points(drawing: Drawing, frame: Frame, ground: Ground) -> None:
    series = frame.series
    for place, point in enumerate(series.points):
        x = frame.xs[place]
        if point.value is None:
            drawing.circle("hollow", x, frame.plot.bottom + frame.lane / 2, POINT)
            continue
        y = frame.y(point.value)
        size = RING if place in series.beyond else POINT + 1
        if point.looks_back:
            drawing.diamond("hollow", x, y, POINT + 1.5)
        else:
            drawing.circle("point", x, y, POINT)
        if place in series.beyond:
            drawing.circle("ring", x, y, RING)
        ground.taken.append(Box(x - size, y - size, x + size, y + size))
