"""Bands are not written from low to high."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ....diagnostics import Edit, Finding, Fix, Rule
from ....model import written
from ....model.measure import Band, Score
from ....source import Span
from ..context import Context

rule = Rule("ROM519", "band-order", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for before, band, together in pairs(score):
            low, earlier = band.interval.low, before.interval.low
            if earlier is not None and (low is None or low < earlier):
                message = f"The band {written.interval(band.interval)} stands after a higher one."
                finding = rule.at(band.interval.span, message, help="write the bands from low to high")
                yield replace(finding.because(before.interval.span, "this one is higher"), fixes=in_order(together))
                break


def pairs(score: Score) -> Iterator[tuple[Band, Band, tuple[Band, ...]]]:
    """Each band with the one before it, and all of those that hold together."""
    for _, bands in score.band_sets:
        yield from ((before, band, bands) for before, band in zip(bands, bands[1:], strict=False))


def in_order(bands: tuple[Band, ...]) -> tuple[Fix, ...]:
    """Each band put in the place of another; none where one of them is written in a way of its own."""
    places = [whole_place(band) for band in bands]
    known = [place for place in places if place is not None]
    if len(known) < len(bands):
        return ()
    low_first = sorted(
        zip(bands, known, strict=True), key=lambda pair: (pair[0].interval.low is not None, lowest(pair[0]))
    )
    edits = (
        Edit(place, source.source.text[source.start : source.end])
        for place, (_, source) in zip(known, low_first, strict=True)
        if place != source
    )
    return (Fix("Write the bands from low to high", tuple(edits), certain=True),)


def lowest(band: Band) -> tuple[Fraction, bool]:
    return band.interval.low or Fraction(0), band.interval.low_open


def whole_place(band: Band) -> Span | None:
    """From the interval to the code, and to the text where there is one."""
    text = band.span.source.text
    between = text[band.interval.span.end : band.span.start]
    if not re.fullmatch(r"[ \t]*:?[ \t]+", between):
        return None
    words = re.compile(r'[ \t]+"(?:\\.|[^"\\\n])*"').match(text, band.span.end)
    return Span(band.span.source, band.interval.span.start, words.end() if words else band.span.end)
