"""A reported number seems to lie in another band than the score."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.result import decimal_text
from ..bands import Banded, banded_scores, reported
from ..context import Context

rule = Rule("ROM572", "reported-in-other-band", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for banded in banded_scores(context):
        yield from seeming(banded)


def seeming(banded: Banded) -> Iterator[Finding]:
    score, decimals = banded.score, banded.score.decimals
    if decimals is None:
        return
    for value in sorted(banded.reach.values or ()):
        shown = reported(value, score)
        own = next((band for band in banded.bands if value in band.interval), None)
        seems = next((band for band in banded.bands if shown in band.interval), None)
        if own is None or seems is None or own is seems:
            continue
        text = decimal_text(shown, decimals.value)
        message = f"“{score.id}” can be {written.number(value)}: reported as {text}, which looks like “{seems.code}”."
        digits = decimals.value
        help = f"write round {digits} instead of decimals {digits}, if the band is to go by what is seen"
        finding = rule.at(decimals.span, message, help=help)
        yield finding.because(own.interval.span, f"the band is “{own.code}”")
        return
