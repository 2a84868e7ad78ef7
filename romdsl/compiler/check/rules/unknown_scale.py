"""An item, block or score names a scale that the measure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule, nearest
from ....model.measure import Choice
from ....source import Span
from ..context import Context

rule = Rule("ROM301", "unknown-scale", "error")


def findings(context: Context) -> Iterator[Finding]:
    scales = {scale.id: scale for scale in context.measure.scales}
    seen: set[Span] = set()
    named = [item.answer.scale for item in context.measure.inputs if isinstance(item.answer, Choice)]
    named += [score.scale for score in context.measure.scores]
    for name in named:
        if name is None or name.value in scales or name.span in seen:
            continue
        seen.add(name.span)
        near = nearest(name.value, scales)
        help = f"did you mean {near}?" if near else f"write scale {name.value} with its options, or name another"
        finding = rule.at(name.span, f"There is no scale called “{name.value}”.", help=help)
        if near:
            finding = finding.because(scales[near].span, "this scale has a similar name")
            finding = finding.fix(f"Write {near}", name.span, near)
        yield finding
