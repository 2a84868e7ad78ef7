"""An item gives more or fewer scores of its own than it has answers."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Choice
from ..context import Context

rule = Rule("ROM419", "scores-do-not-fit", "error")


def findings(context: Context) -> Iterator[Finding]:
    for item in context.measure.inputs:
        answer = item.answer
        if not isinstance(answer, Choice) or answer.scores is None or not answer.options:
            continue
        answers = [option for option in answer.options if option.non_answer is None]
        given = len(answer.scores.value)
        if given != len(answers):
            codes = ", ".join(option.code for option in answers[:12])
            message = f"“{item.id}” has {len(answers)} answers that score, and {given} scores."
            finding = rule.at(answer.scores.span, message, help=f"write one score for each of {codes}, in that order")
            apart = [option for option in answer.options if option.non_answer is not None]
            yield finding.detail(f"“{apart[0].code}” is no answer and takes none.") if apart else finding
