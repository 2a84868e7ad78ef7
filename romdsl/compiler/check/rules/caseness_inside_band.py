"""A cut-off that runs through the middle of a band."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Interval
from ..bands import Banded, above, banded_scores, below, overlap
from ..context import Context

if TYPE_CHECKING:
    from ..reach import Reach

rule = Rule("ROM517", "caseness-inside-band", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for banded in banded_scores(context):
        for caseness in banded.score.caseness:
            # Of two conditions nobody knows here whether they can come together.
            if caseness.when is not None and banded.when is not None and caseness.when != banded.when:
                continue
            reach = context.reach(banded.score, caseness.when) if banded.when is None else banded.reach
            if reach is not None:
                yield from _through(banded, caseness.interval, reach)


def _through(banded: Banded, cases: Interval, reach: Reach) -> Iterator[Finding]:
    for band in banded.bands:
        inside = overlap(band.interval, cases)
        outside = [overlap(band.interval, part) for part in (below(cases), above(cases))]
        with_case = reach.witness(inside) if inside is not None else None
        without = [witness for part in outside if part is not None and (witness := reach.witness(part))]
        if with_case is None or not without:
            continue
        one, other = written.number(without[0].value), written.number(with_case.value)
        message = (
            f"The cut-off of “{banded.score.id}” runs through the band “{band.code}”: {other} is a case, {one} is not."
        )
        help = 'if the source says so, say so: allow caseness-inside-band "…"'
        finding = rule.at(cases.span, message, help=help)
        yield finding.because(band.interval.span, f"the band {band.code}")
        return
