"""Where a picture's parts stand: margins, the columns beside the plot, the scale, the places along time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..drawing.colours import LABEL, SMALL, VALUE
from ..drawing.places import Box, along_time
from ..drawing.scale import nice_step
from ..drawing.text import lines_of, width_of
from . import words
from .series import Series

WIDE, NARROW = 720, 360
POINT, RING = 5.5, 10.5
_HEIGHT = {WIDE: 230, NARROW: 200}
_HEADROOM = 30
_LANE, _BREAK_LANE = 30, 22
_LABEL_LINE = 17
_VAST = 500


@dataclass(frozen=True, slots=True)
class BandLabel:
    """The words of a band, in lines, and its range where there is room for it."""

    lines: tuple[str, ...]
    range: str
    height: float


@dataclass(frozen=True)
class Frame:
    """The plot and what is around it, in units of the picture."""

    series: Series
    width: float
    margin: float
    plot: Box
    xs: tuple[float, ...]
    low: Fraction
    high: Fraction
    labels: tuple[BandLabel, ...]
    lane: float
    break_lane: float

    @property
    def is_narrow(self) -> bool:
        return self.width <= NARROW

    def y(self, value: Fraction) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.plot.bottom - float(share) * (self.plot.bottom - self.plot.top), 2)

    def ends(self, low: Fraction, high: Fraction) -> tuple[float, float]:
        """The lower and the upper edge of a part of the range, as far as it is in the picture."""
        return self.y(max(low, self.low)), self.y(min(high, self.high))

    @property
    def values_room(self) -> Box:
        return Box(self.plot.left, self.plot.top - _HEADROOM, self.plot.right, self.plot.bottom)

    @property
    def base(self) -> float:
        """Where the axis of time is."""
        return self.plot.bottom + self.lane


def frame_of(series: Series, width: float, top: float) -> Frame:
    """The frame of a picture whose head ends at `top`."""
    is_narrow = width <= NARROW
    margin = 16.0 if is_narrow else 24.0
    low, high = ends_of(series)
    ticks = [series.plain(value) for value in tick_values(series, low, high)]
    left = margin + max(width_of(tick, LABEL) for tick in ticks) + 10
    labels, column = _band_labels(series, width, is_narrow)
    right = width - margin - (column + 12 if column else 0)
    lane = _LANE if any(point.value is None for point in series.points) else 0
    break_lane = _BREAK_LANE if series.breaks else 0
    above = top + break_lane + _HEADROOM
    height = max(_HEIGHT[NARROW if is_narrow else WIDE], sum(label.height for label in labels))
    plot = Box(left, above, right, above + height)
    inside = (
        left + (bracket_room(series) + 14 if series.reliable_change is not None else 22),
        right - (22 if column or is_narrow else 36),
    )
    xs = along_time([point.date for point in series.points], *inside, gap=20) if series.points else []
    return Frame(series, width, margin, plot, tuple(xs), low, high, tuple(labels), lane, break_lane)


def bracket_room(series: Series) -> float:
    """How far before a first point its bracket stands: there is room for the value between them."""
    firsts = [width_of(series.shown(series.value(part[0])), VALUE, bold=True) for part in series.epochs]
    return max([13.0, *(width / 2 + 5 for width in firsts)])


def _band_labels(series: Series, width: float, is_narrow: bool) -> tuple[list[BandLabel], float]:
    if not series.bands:
        return [], 0
    size = SMALL if is_narrow else LABEL
    ranges = ["" if is_narrow else words.range_of(series, band) for band in series.bands]
    for_ranges = max(width_of(text, size) for text in ranges)
    most = 96 if is_narrow else 0.42 * width - for_ranges
    names = [lines_of(band.text, most, size, bold=True, most=3) for band in series.bands]
    for_names = max(width_of(line, size, bold=True) for lines in names for line in lines)
    found = [
        BandLabel(tuple(lines), text, len(lines) * _LABEL_LINE + 3) for lines, text in zip(names, ranges, strict=True)
    ]
    return found, for_names + (18 + for_ranges if for_ranges else 0)


def ends_of(series: Series) -> tuple[Fraction, Fraction]:
    """The ends of the scale in the picture: those of the score, or what its values and marks need.

    A range that no person comes near to (−850 to 950 of a T-score of goals) would make every line flat.
    """
    needed = [*_needed(series)]
    low, high = (min(needed), max(needed)) if needed else (Fraction(0), Fraction(1))
    if series.low is None or series.high is None or series.low >= series.high:
        low = low if series.low is None else series.low
        return _rounded_ends(low, high if series.high is None else max(high, series.high), series.low is not None)
    whole = series.high - series.low
    if whole < _VAST or not needed or high - low > whole / 10:
        return series.low, series.high
    pad = max((whole / 20 - (high - low)) / 2, Fraction(0))
    low, high = _rounded_ends(low - pad, high + pad, False)
    return max(low, series.low), min(high, series.high)


def _needed(series: Series) -> Iterator[Fraction]:
    yield from (point.value for point in series.points if point.value is not None)
    yield from (one.value for one in series.cutoffs)
    yield from (end for band in series.bands for end in (band.low, band.high) if end is not None)
    if series.reliable_change is not None and series.measured:
        first = series.value(series.measured[0])
        yield from (first - series.reliable_change, first + series.reliable_change)


def _rounded_ends(low: Fraction, high: Fraction, keeps_low: bool) -> tuple[Fraction, Fraction]:
    step = nice_step(high - low)
    low, high = low if keeps_low else low // step * step, -(-high // step) * step
    return low, high if high > low else low + step


def tick_values(series: Series, low: Fraction, high: Fraction) -> list[Fraction]:
    """What is written at the axis, the most needed first: the ends, then where bands begin, or even steps."""
    found = [low, high]
    if series.bands:
        found += [band.low for band in series.bands if band.low is not None and low < band.low < high]
    else:
        step = nice_step(high - low)
        value = (low // step + 1) * step
        while value < high:
            found.append(value)
            value += step
    return [value for value in found if (value * 10**series.decimals).denominator == 1 or value in (low, high)]


def spaced(values: Iterable[Fraction], frame: Frame, distance: float) -> list[Fraction]:
    """Those of the values that can be written without touching, the first ones first."""
    kept: list[Fraction] = []
    for value in values:
        if all(abs(frame.y(value) - frame.y(other)) >= distance for other in kept):
            kept.append(value)
    return kept
