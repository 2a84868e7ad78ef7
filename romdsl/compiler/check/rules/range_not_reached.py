"""The range that is written is not the one that can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ...parse.tree import in_spelling
from ..bands import reported
from ..context import Context

rule = Rule("ROM504", "range-not-reached", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        reach = context.reach(score) if score.range is not None else None
        if score.range is None or reach is None or reach.low is None or reach.high is None:
            continue
        ends = score.range
        low, high = reported(reach.low, score), reported(reach.high, score)
        same = ends.low in (reach.low, low) and ends.high in (reach.high, high)
        if same and not ends.low_open and not ends.high_open:
            continue
        message = (
            f"“{score.id}” goes from {written.number(low)} to {written.number(high)}, not {written.interval(ends)}."
        )
        instead = f"{written.number(low)}..{written.number(high)}"
        help = f"write range{in_spelling(ends.span, '', ':')} {instead}; or look whether an item or a scale is wrong"
        finding = rule.at(ends.span, message, help=help).because(score.value.span, "this is what it comes from")
        yield finding if "/" in instead else finding.fix(f"Write {instead}", ends.span, instead)
