"""What the pictures say in words: beneath the title, under the drawing, and in place of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from math import ceil

from .series import Band, Cutoff, OwnWords, Point, Series

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
REASONS = {
    "blank": "not answered",
    "declined": "rather not said",
    "unknown": "not known",
    "not_applicable": "does not apply",
    "not_shown": "not asked",
    "insufficient": "not enough answers",
    "no_norm": "no figures for comparison",
}
"""Why there is no value, as a person would say it."""
_SIDES = re.compile("on the two sides of (?:the|a) dotted line")


def long_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def when(point: Point) -> str:
    """The day of a point, or else its occasion."""
    return long_day(point.date) if point.date else point.title


def heading(series: Series) -> str:
    """The title, with the ends of the scale."""
    ends = scale(series)
    if not ends:
        return series.title
    return f"{series.title} ({ends})" if series.title[-1:] in ".?!:" else f"{series.title}, {ends}"


def scale(series: Series) -> str:
    """`0 “not started” to 10 “I am there”`"""
    if series.low is None or series.high is None:
        return ""
    unit = f" {series.unit}" if series.unit else ""
    low, high = (f" “{text}”" if text else "" for text in (series.low_text, series.high_text))
    return f"{series.plain(series.low)}{low} to {series.plain(series.high)}{high}{unit}"


def direction(series: Series) -> str:
    """Which way is good."""
    return {"better": "Higher is better.", "worse": "Lower is better.", None: ""}[series.direction]


def latest(series: Series) -> str:
    now = [point for point in series.points if not point.looks_back]
    return f"Latest, {_said(series, now[-1])}." if now else "There is no score yet."


def _said(series: Series, point: Point) -> str:
    """`10 August 2026: 9, mild`"""
    if point.value is None:
        return f"{when(point)}: no score, {point.reason or 'not answered'}"
    band = f", {lowered(point.band)}" if point.band else ""
    return f"{when(point)}: {series.shown(point.value)}{band}"


def lowered(text: str) -> str:
    """A band's name within a sentence: small, unless it is written in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def changes(series: Series) -> list[str]:
    """How far the latest value is from the first and from the one before."""
    places = series.measured
    if len(places) < 2 or not series.is_the_same_thing:
        return []
    found = []
    first, before, last = series.epochs[-1][0], places[-2], places[-1]
    if first == last:
        return ["The latest score stands alone: those before it were asked with another version."]
    name = "the first score" if len(series.epochs) == 1 else "the first score with this version"
    found.append(f"Since {name}: {_moved(series, first, last)}.")
    if before != first:
        found.append(f"Since the score before: {_distance(series, before, last)}.")
    return found


def _distance(series: Series, start: int, end: int) -> str:
    distance = series.value(end) - series.value(start)
    if distance == 0:
        return "the same"
    return f"{series.shown(abs(distance))} {'higher' if distance > 0 else 'lower'}"


def _moved(series: Series, start: int, end: int) -> str:
    said = _distance(series, start, end)
    if series.reliable_change is None or series.value(start) == series.value(end):
        return said
    return f"{said}, {'more than chance' if end in series.beyond else 'which may be chance'}"


def amount(series: Series) -> str:
    """The reliable change as a value can show it: the next that can be reported."""
    assert series.reliable_change is not None
    return series.plain(limit_step(series))


def limit_step(series: Series) -> Fraction:
    """The smallest distance of two reported values that is a reliable change."""
    assert series.reliable_change is not None
    step = series.step or Fraction(1, 10**series.decimals)
    return ceil(series.reliable_change / step) * step


def reliable(series: Series) -> str:
    """What counts as more than error of measurement, in a sentence about the first score."""
    if series.reliable_change is None or not series.measured:
        return ""
    ring = " A ring marks such a score." if series.beyond else ""
    same = " with the same version" if series.breaks else ""
    return f"{amount(series)} or more away from the first score{same} is more than chance.{ring}"


def cutoff(series: Series, one: Cutoff) -> str:
    if one.is_open:
        return f"{'over' if one.is_from_below else 'under'} {series.plain(one.value)}"
    return f"{series.plain(one.value)} {'or more' if one.is_from_below else 'or less'}"


def cutoffs(series: Series) -> list[str]:
    return [f"Cut-off of this measure: {cutoff(series, one)}." for one in series.cutoffs]


def range_of(series: Series, band: Band) -> str:
    """`5–9`, `20 or more`, `5 to under 6`."""
    low = series.low if band.low is None else band.low
    high = series.high if band.high is None else band.high
    if low is None or high is None:
        if high is not None:
            return f"{'under' if band.high_open else 'up to'} {series.plain(high)}"
        return "" if low is None else f"{series.plain(low)} or more"
    if low == high:
        return series.plain(low)
    if band.low_open or band.high_open:
        over = "over " if band.low_open else ""
        return f"{over}{series.plain(low)} to {'under ' if band.high_open else ''}{series.plain(high)}"
    return f"{series.plain(low)}{' to ' if low < 0 else '–'}{series.plain(high)}"


def breaks(series: Series) -> list[str]:
    """Since when which version was asked, in one sentence."""
    if not series.breaks:
        return []
    begun = [f"from {when(series.points[at])} on, version {series.points[at].version}" for at in series.breaks]
    line = "the dotted line" if len(begun) == 1 else "a dotted line"
    said = f"{'; '.join(begun)} was asked: scores on the two sides of {line} cannot be compared."
    return [said[0].upper() + said[1:]]


def missing(series: Series) -> list[str]:
    """When there was no score, a sentence for each reason."""
    days: dict[str, list[str]] = {}
    for point in lacking(series):
        days.setdefault(point.reason or "not answered", []).append(when(point))
    return [f"No score, {reason}: {'; '.join(known)}." for reason, known in days.items()]


def lacking(series: Series) -> tuple[Point, ...]:
    return tuple(point for point in series.points if point.value is None)


def looking_back(series: Series) -> list[str]:
    return [
        f"{point.title}, {_said(series, point)}: how it is remembered."
        for point in series.points
        if point.looks_back and point.value is not None
    ]


def told(series: Series) -> str:
    """The text alternative: everything that the picture shows, in plain sentences."""
    return " ".join(_told(series))


def _told(series: Series) -> Iterator[str]:
    yield from filter(None, (direction(series), latest(series)))
    if series.points:
        yield f"All values in order of time: {'; '.join(entry(series, point) for point in series.points)}."
    yield from changes(series)
    if series.bands:
        yield f"Bands: {'; '.join(f'{lowered(band.text)} {range_of(series, band)}' for band in series.bands)}."
    yield from filter(None, (reliable(series).removesuffix(" A ring marks such a score."),))
    yield from cutoffs(series)
    yield from (_SIDES.sub("before and after", sentence) for sentence in breaks(series))
    if series.note:
        yield series.note


def entry(series: Series, point: Point) -> str:
    """One point in the list of all: its day, its occasion, its value."""
    title = f" ({point.title})" if point.date and point.title else ""
    value = f"no score, {point.reason or 'not answered'}" if point.value is None else series.shown(point.value)
    more = [lowered(point.band) if point.band else "", "looking back" if point.looks_back else "", point.note]
    return f"{when(point)}{title} {', '.join([value, *filter(None, more)])}"


def journey(series: Series) -> str:
    """`From 2 to 7`, for a small picture."""
    places = series.measured
    if not places:
        return "Not rated yet"
    first, last = series.value(places[0]), series.value(places[-1])
    if len(places) == 1:
        return f"Rated once: {series.shown(first)}"
    return f"From {series.shown(first)} to {series.shown(last)}"


def beneath(row: Series) -> list[str]:
    """What stands under a small picture."""
    gaps = [
        f"{short_day(point.date) if point.date else point.title}: {point.reason or 'not rated'}."
        for point in lacking(row)
    ]
    return [f"{journey(row)}.", *([row.note] if row.note else []), *gaps]


def own_lead(own: OwnWords) -> list[str]:
    """What stands beneath the title of small pictures."""
    if not own.rows:
        return ["Nothing has been rated yet."]
    ends = scale(own.rows[0])
    parts = [
        f"From {ends}." if ends else "",
        direction(own.rows[0]),
        "Each picture is one thing that the person named.",
    ]
    return list(filter(None, parts))


def own_told(own: OwnWords) -> str:
    rows = [f"“{row.title}”: {_row_told(row)}" for row in own.rows]
    return " ".join([*own_lead(own), *rows])


def _row_told(row: Series) -> str:
    return " ".join(
        _sentences((f"{'; '.join(entry(row, point) for point in row.points)}.", f"{journey(row)}.", row.note))
    )


def _sentences(parts: Iterable[str]) -> Iterator[str]:
    return (part for part in parts if part)
