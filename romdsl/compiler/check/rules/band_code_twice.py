"""Two bands of a score have one code."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Band
from ..context import Context

rule = Rule("ROM526", "band-code-twice", "error")


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for _, bands in score.band_sets:
            first: dict[str, Band] = {}
            for band in bands:
                earlier = first.setdefault(band.code, band)
                if earlier is not band:
                    message = f"Two bands of “{score.id}” are called “{band.code}”."
                    finding = rule.at(band.span, message, help="give one of them another code")
                    yield finding.because(earlier.span, "the first of the two")
