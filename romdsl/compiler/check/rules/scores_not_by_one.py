"""Options of a bank item whose scores do not go up by one."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.calibrated import categories
from ....model.measure import Choice
from ....source import Span
from ..bank_parts import scored_of
from ..context import Context

rule = Rule("ROM848", "scores-not-by-one", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for each in scored_of(context.measure):
        answer = each.item.answer
        if not isinstance(answer, Choice) or answer.several or not answer.options or categories(each.item) is not None:
            continue
        scale = next(
            (scale for scale in context.measure.scales if answer.scale and scale.id == answer.scale.value), None
        )
        span = answer.scores.span if answer.scores is not None else scale.span if scale is not None else each.item.span
        if span in seen:
            continue
        seen.add(span)
        scores = sorted({option.score for option in answer.options if option.score is not None})
        listed = ", ".join(written.number(score) for score in scores) or "not there"
        message = f"The scores of “{each.id}” are {listed}; those of a bank item are whole numbers that go up by 1."
        yield rule.at(
            span, message, help="write scores 0, 1, 2, 3; what an answer is worth says the model, not its score"
        )
