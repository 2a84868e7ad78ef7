"""An item is left out of a score that takes the others of its block."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.measure import Alert, Choice, FreeText, Item, NoAnswerType
from ..context import Context

rule = Rule("ROM506", "item-in-no-score", "warning")


def findings(context: Context) -> Iterator[Finding]:
    if context.unread:
        return
    used = set(context.scored)
    for formula in context.formulas:
        if formula.role in ("holds", "that") or isinstance(formula.owner, Alert):
            used.update(member.id for member in context.mentioned(formula.expression))
    for change in context.measure.changes:
        used.update(member.id for formula in change.formulas for member in context.mentioned(formula))
    for block in context.measure.blocks:
        if block.banked is not None:
            continue  # pilot items are in no score on purpose; and nobody has a score of a whole bank
        for item in block.items:
            if item.id in used or isinstance(item.answer, FreeText | NoAnswerType) or not scored(item):
                continue
            if 2 * sum(other.id in context.scored for other in block.items) > len(block.items):
                message = f"“{item.id}” is in no score, though other items of “{block.id}” are."
                help = f'name it in the score, or say why not: allow item-in-no-score for {item.id} "…"'
                yield rule.at(item.span, message, help=help)


def scored(item: Item) -> bool:
    answer = item.answer
    return not isinstance(answer, Choice) or any(option.score is not None for option in answer.options)
