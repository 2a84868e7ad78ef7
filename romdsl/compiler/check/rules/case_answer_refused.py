"""A worked case gives an answer that cannot be given."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....interpreter import refusals
from ....model.expression import Name, NameRange
from ..cases import answers_of
from ..context import Context

rule = Rule("ROM623", "case-answer-refused", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    if not context.everything_sound:
        return
    for case in context.measure.cases:
        for refusal in refusals(context.measure, answers_of(case, context.names)):
            if refusal.is_check:
                break  # case-gives-otherwise speaks of checks
            message = f"In the case “{case.name}” the answer to “{refusal.item}” cannot be: {refusal.why}."
            line = next((given for given in case.given if answers(refusal.item, given.targets, context)), None)
            span = line.span if line is not None else case.span
            yield rule.at(span, message, help="write an answer that the item offers")
            break


def answers(id: str, targets: tuple[Name | NameRange, ...], context: Context) -> bool:
    return any(member.id == id for target in targets for member in context.names.members(target))
