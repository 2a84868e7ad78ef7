"""A worked case does not give what it says."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....interpreter import refusals
from ....interpreter import score as result_of
from ..cases import answers_of, differences
from ..context import Context

rule = Rule("ROM621", "case-gives-otherwise", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    if not context.everything_sound:
        return
    places = {score.id: score.span for score in measure.scores} | {alert.id: alert.span for alert in measure.alerts}
    for case in measure.cases:
        answers = answers_of(case, context.names)
        if refusals(measure, answers):
            continue
        result = result_of(measure, answers, ("", ""))
        for difference in differences(case, result):
            message = f"The case “{case.name}” gives {difference.comes}, not {difference.wanted}."
            help = "work it out by hand once more; then mend the answers, the formula or the number"
            finding = rule.at(difference.expected.span, message, help=help)
            yield finding.because(places[difference.expected.id], "worked out here")
