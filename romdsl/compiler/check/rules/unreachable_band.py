"""A band that no answers lead to."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..bands import banded_scores
from ..context import Context

rule = Rule("ROM514", "unreachable-band", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for banded in banded_scores(context):
        low, high = banded.reach.low, banded.reach.high
        for band in banded.bands:
            if low is None or high is None or not banded.reach.never(band.interval):
                continue
            ends, nobody = written.interval(band.interval), f"so nobody is “{band.code}”"
            message = f"“{banded.score.id}” never comes to {ends}{banded.where}, {nobody}."
            finding = rule.at(band.interval.span, message, help="mend its ends, or take the band out")
            yield finding.detail(
                f"“{banded.score.id}” goes from {written.number(low)} to {written.number(high)}{banded.where}."
            )
