"""A score needs the score of an option that has none."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model.expression import Expression
from ....model.measure import Choice, Item
from ....source import Span
from ..context import Context
from ..mentions import valued_names_in

rule = Rule("ROM401", "option-without-score", "error")


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for fault in context.faults("no-scores"):
        if fault.span not in seen:
            seen.add(fault.span)
            message = f"The answers to “{fault.words['name']}” have no scores: their codes are words."
            yield rule.at(fault.span, message, help='give each option one, as: never "Never" score 0')
    for formula in context.formulas:
        for name in valued_names_in(formula.expression):
            for member in context.names.members(name):
                if isinstance(member, Item):
                    yield from unscored(member, name, seen)


def unscored(item: Item, name: Expression, seen: set[Span]) -> Iterator[Finding]:
    """Options of an item that can be chosen and have no score, where others have one."""
    if not isinstance(item.answer, Choice) or all(option.score is None for option in item.answer.options):
        return
    if item.answer.scores is not None:
        return  # scores-do-not-fit speaks of it
    for option in item.answer.options:
        if option.score is not None or option.non_answer is not None or option.span in seen:
            continue
        seen.add(option.span)
        message = f"The answer “{option.code}” has no score, and “{item.id}” is counted with."
        help = f'write {option.code} "{option.text.value}" score …; or as not_applicable, if it is no answer'
        yield rule.at(option.span, message, help=help).because(name.span, "its score is needed here")
