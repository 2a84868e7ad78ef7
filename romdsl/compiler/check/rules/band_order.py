"""Bands are not written from low to high."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..context import Context

rule = Rule("ROM519", "band-order", "warning")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for before, band in zip(score.bands, score.bands[1:], strict=False):
            low, earlier = band.interval.low, before.interval.low
            if earlier is not None and (low is None or low < earlier):
                message = f"The band {written.interval(band.interval)} stands after a higher one."
                finding = rule.at(band.interval.span, message, help="write the bands from low to high")
                yield finding.because(before.interval.span, "this one is higher")
                break
