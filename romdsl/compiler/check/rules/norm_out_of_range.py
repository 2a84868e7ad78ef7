"""A norm whose mean no answers lead to: it is of another score, or of the score in other units."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ..bands import where
from ..context import Context

rule = Rule("ROM570", "norm-out-of-range", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for score in context.measure.scores:
        for norm in score.norms:
            reach = context.reach(score, norm.when)
            if reach is None or reach.low is None or reach.high is None:
                continue
            if not reach.low <= norm.mean <= reach.high:
                ends = f"{written.number(reach.low)} to {written.number(reach.high)}"
                message = f"The mean of this norm is {written.number(norm.mean)}, and “{score.id}” goes from {ends}{where(norm.when)}."
                help = "look at the source: it may be the norm of a mean and not of a sum, or of T scores"
                yield rule.at(norm.span, message, help=help).because(score.value.span, "this is what it comes from")
