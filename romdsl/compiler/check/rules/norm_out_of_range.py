"""A norm whose mean no answers lead to: it is of another score, or of the score in other units."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..context import Context

rule = Rule("ROM570", "norm-out-of-range", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        reach = context.reach(score) if score.norms else None
        if reach is None or not reach.exact or reach.low is None or reach.high is None:
            continue
        for norm in score.norms:
            if not reach.low <= norm.mean <= reach.high:
                ends = f"{written.number(reach.low)} to {written.number(reach.high)}"
                message = f"The mean of this norm is {written.number(norm.mean)}, and “{score.id}” goes from {ends}."
                help = "look at the source: it may be the norm of a mean and not of a sum, or of T scores"
                yield rule.at(norm.span, message, help=help).because(score.value.span, "this is what it comes from")
