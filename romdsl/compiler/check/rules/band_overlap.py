"""A score can take a value that lies in two of its bands."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Interval
from ..bands import banded_scores, overlap, with_furthest_before
from ..context import Context

rule = Rule("ROM513", "band-overlap", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for banded in banded_scores(context):
        for earlier, band in with_furthest_before(banded.bands):
            shared = overlap(earlier.interval, band.interval) if earlier is not None else None
            witness = banded.reach.witness(shared) if shared is not None else None
            if witness is None or earlier is None:
                continue
            value, ends = written.number(witness.value), earlier.interval
            message = f"{value} lies in two bands of “{banded.score.id}”: {earlier.code} and {band.code}."
            shorter = written.interval(Interval(ends.low, band.interval.low, ends.low_open, not band.interval.low_open))
            help = f"let each value lie in one band: for {earlier.code} write {shorter}"
            finding = rule.at(band.interval.span, message, help=help).because(ends.span, f"{earlier.code}")
            yield finding.detail(f"“{banded.score.id}” can be {witness.text}{banded.where}.")
