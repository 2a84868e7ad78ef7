"""Words in the plot, each where it touches no other: values, days, why there is no score, limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from ..drawing.colours import LABEL, SMALL, VALUE
from ..drawing.places import Box, Ground
from ..drawing.svg import ASCENT, DESCENT, Drawing, text_box
from ..drawing.text import lines_of, width_of
from . import words
from .frame import POINT, RING, Frame
from .plot import Limit
from .series import Cutoff


def draw_values(drawing: Drawing, frame: Frame, ground: Ground) -> None:
    """A value at each point, as far as there is room: the last, the first, the ends, then all others."""
    series = frame.series
    places = [place for place, point in enumerate(series.points) if point.value is not None]
    for place in sorted(places, key=_rank(places, [series.value(place) for place in places])):
        x, y = frame.xs[place], frame.y(series.value(place))
        away = RING if place in series.beyond else POINT
        shown = series.shown(series.value(place))
        spots = list(_around(x, y, away, width_of(shown, VALUE, bold=True)))
        boxes = [text_box(shown, *spot, VALUE, True, "middle") for spot in spots]
        free = ground.first_free(boxes)
        if free is not None:
            drawing.text("value", *spots[boxes.index(free)], shown)


def _rank(places: Sequence[int], values: Sequence[Fraction]) -> Callable[[int], tuple[int, int]]:
    ends = [places[values.index(end)] for end in (max(values), min(values))] if places else []
    first = [places[-1], places[0], *ends] if places else []
    return lambda place: (first.index(place) if place in first else len(first), place)


def _around(x: float, y: float, away: float, width: float) -> Iterator[tuple[float, float]]:
    """Above, below, then at the sides of a point; where the line of the text would be."""
    above, below = y - away - 6, y + away + 3 + VALUE * ASCENT
    yield from ((x, above), (x, below))
    for shift in (width / 2 + 2, -width / 2 - 2):
        yield from ((x + shift, above + 2), (x + shift, below - 2))
    for side in (1, -1):
        yield x + side * (away + 4 + width / 2), y + VALUE * 0.35


def draw_limit_labels(drawing: Drawing, frame: Frame, ground: Ground, limits: Iterable[Limit]) -> None:
    for limit in limits:
        texts = [limit.sentence(frame), "more than chance"]
        _along(drawing, frame, ground, "limit halo", texts, limit.y, limit.sign < 0, limit.left + 20, limit.right)


def draw_cutoff_labels(drawing: Drawing, frame: Frame, ground: Ground, found: Iterable[tuple[Cutoff, float]]) -> None:
    for one, y in found:
        texts = [f"cut-off: {words.cutoff(frame.series, one)}", "cut-off"]
        _along(drawing, frame, ground, "cut halo", texts, y, not one.is_from_below, frame.plot.left, frame.plot.right)


def _along(
    drawing: Drawing,
    frame: Frame,
    ground: Ground,
    kind: str,
    texts: Sequence[str],
    y: float,
    below_first: bool,
    left: float,
    right: float,
) -> None:
    """Words at a line that goes across, where they cross nothing; else they stand under the picture alone."""
    lines = [y + 5 + SMALL * ASCENT, y - 4 - SMALL * DESCENT]
    for text in texts:
        width = width_of(text, SMALL)
        steps = int((right - left - width - 8) // 6)
        spots = [
            (left + 4 + 6 * step, line) for line in (lines if below_first else lines[::-1]) for step in range(steps + 1)
        ]
        boxes = [_padded(text_box(text, *spot, SMALL)) for spot in spots]
        free = ground.first_free(boxes, crossing=False)
        if free is not None:
            drawing.text(kind, *spots[boxes.index(free)], text)
            return


def _padded(box: Box) -> Box:
    return Box(box.left - 4, box.top, box.right + 4, box.bottom)


def draw_break_labels(drawing: Drawing, frame: Frame, uprights: Sequence[float]) -> None:
    """The version that begins, above its dotted line."""
    y = frame.values_room.top - 7
    taken: list[Box] = []
    for place, x in zip(frame.series.breaks, uprights, strict=True):
        for text in (f"version {frame.series.points[place].version}", "other version"):
            half = width_of(text, SMALL) / 2
            middle = min(max(x, frame.margin + half), frame.width - frame.margin - half)
            box = text_box(text, middle, y, SMALL, anchor="middle")
            if half * 2 <= frame.width - 2 * frame.margin and not any(box.meets(other) for other in taken):
                taken.append(Box(box.left - 6, box.top, box.right + 6, box.bottom))
                drawing.text("day", middle, y, text)
                break


def draw_reasons(drawing: Drawing, frame: Frame) -> bool:
    """Why there is no score, beside each hollow mark; False, and nothing, where there is no room for all."""
    y = frame.plot.bottom + frame.lane / 2
    marks = [(frame.xs[at], point) for at, point in enumerate(frame.series.points) if point.value is None]
    taken = [Box(x - POINT - 4, y - 8, x + POINT + 4, y + 8) for x, _ in marks]
    found: list[tuple[float, str]] = []
    for x, point in marks:
        reason = point.reason or "not answered"
        spots = [
            (left, text)
            for text in (f"no score: {reason}", reason)
            for left in (x + POINT + 6, x - POINT - 6 - width_of(text, SMALL))
        ]
        room = Box(frame.plot.left + 2, y - 20, frame.plot.right, y + 20)
        boxes = [text_box(text, left, y + SMALL * 0.35, SMALL) for left, text in spots]
        free = Ground(room, taken, [(u, y - 15, u, y + 15) for u in _uprights(frame)]).first_free(boxes, crossing=False)
        if free is None:
            return False
        found.append(spots[boxes.index(free)])
    for left, text in found:
        drawing.text("quiet small", left, y + SMALL * 0.35, text)
    return True


def _uprights(frame: Frame) -> list[float]:
    return [(frame.xs[place - 1] + frame.xs[place]) / 2 for place in frame.series.breaks]


def draw_days(drawing: Drawing, frame: Frame) -> float:
    """The days, with the occasions where all fit; else the occasions alone.  Gives where they end."""
    points, top = frame.series.points, frame.base + (4 if frame.lane else 11)
    if not points:
        return top
    if any(point.date is None for point in points):
        return _draw_titles(drawing, frame, top, [point.title for point in points])
    bottom = _draw_dates(drawing, frame, top)
    titles = [point.title for point in points]
    return _draw_titles(drawing, frame, bottom, titles) if any(titles) and _fit(frame, titles) else bottom


def _draw_dates(drawing: Drawing, frame: Frame, top: float) -> float:
    """The days, with the year where there are several; points of one day may share theirs."""
    days = [point.date for point in frame.series.points if point.date is not None]
    texts = [
        f"{words.short_day(day)} {day.year}"
        if days[0].year != days[-1].year and place == _first(days, day.year)
        else words.short_day(day)
        for place, day in enumerate(days)
    ]
    groups: list[list[int]] = []
    for place, day in enumerate(days):
        if groups and days[groups[-1][0]] == day and frame.xs[place] - frame.xs[groups[-1][-1]] < 40:
            groups[-1].append(place)
        else:
            groups.append([place])
    middles = [(frame.xs[group[0]] + frame.xs[group[-1]]) / 2 for group in groups]
    return _draw_row(drawing, frame, top, [texts[group[0]] for group in groups], middles)


def _first(days: Sequence[date], year: int) -> int:
    return next(place for place, day in enumerate(days) if day.year == year)


def _draw_row(drawing: Drawing, frame: Frame, top: float, texts: Sequence[str], xs: Sequence[float]) -> float:
    """Words beneath the axis as far as they have room: the first, the last, then the others; few may stand in two
    rows.  Gives where they end."""
    order = sorted(range(len(texts)), key=lambda place: (place not in (0, len(texts) - 1), place))
    taken: list[tuple[Box, int]] = []
    for place in order:
        half = width_of(texts[place], LABEL) / 2
        x = min(max(xs[place], frame.margin + half), frame.width - frame.margin - half)
        box = Box(x - half - 5, 0, x + half + 5, 1)
        for row in range(2 if len(texts) <= 4 else 1):
            if not any(box.meets(other) for other, at in taken if at == row):
                taken.append((box, row))
                drawing.text("day", x, top + 14 + 18 * row, texts[place])
                break
    return top + 18 * (1 + max(row for _, row in taken))


def _fit(frame: Frame, titles: Sequence[str]) -> bool:
    widths = _rooms(frame)
    return all(
        len(lines_of(title, width, SMALL)) <= 2 and all(width_of(word, SMALL) <= width for word in title.split())
        for title, width in zip(titles, widths, strict=True)
    )


def _rooms(frame: Frame) -> list[float]:
    """How wide words under each point may be."""
    xs = frame.xs
    edges = [12 - xs[0], *xs, 2 * (frame.width - 6) - xs[-1]]
    return [min(x - before, after - x) - 8 for before, x, after in zip(edges, edges[1:], edges[2:], strict=False)]


def _draw_titles(drawing: Drawing, frame: Frame, top: float, titles: Sequence[str]) -> float:
    """The occasions in up to two lines; where they do not all fit, the first, the last and some more, or numbers."""
    if not _fit(frame, titles):
        is_short = max(width_of(title, LABEL) for title in titles) < (frame.plot.right - frame.plot.left) * 0.45
        shown = titles if is_short else [str(at + 1) for at in range(len(titles))]
        return _draw_row(drawing, frame, top, shown, frame.xs)
    most = 1
    for x, title, width in zip(frame.xs, titles, _rooms(frame), strict=True):
        lines = lines_of(title, width, SMALL)
        most = max(most, len(lines))
        for number, line in enumerate(lines):
            drawing.text("day small", x, top + 13 + 16 * number, line)
    return top + 16 * most + 2
