"""Bands are not written from low to high."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.measure import Band, Score
from ..context import Context

rule = Rule("ROM519", "band-order", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for before, band in pairs(score):
            low, earlier = band.interval.low, before.interval.low
            if earlier is not None and (low is None or low < earlier):
                message = f"The band {written.interval(band.interval)} stands after a higher one."
                finding = rule.at(band.interval.span, message, help="write the bands from low to high")
                yield finding.because(before.interval.span, "this one is higher")
                break


def pairs(score: Score) -> Iterator[tuple[Band, Band]]:
    """Each band with the one before it, of those that hold together."""
    for _, bands in score.band_sets:
        yield from zip(bands, bands[1:], strict=False)
