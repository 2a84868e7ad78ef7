"""A worked case gives an answer that cannot be given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from ....diagnostics import Finding, Rule
from ....interpreter import refusals
from ....model.expression import Name, NameRange
from ....model.measure import DateAnswer, Given, Item, TimeAnswer
from ....source import Span
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
            finding = rule.at(span, message, help="write an answer that the item offers")
            yield with_zeros(finding, line, refusal.item, context) if line is not None else finding
            break


def with_zeros(finding: Finding, line: Given, id: str, context: Context) -> Finding:
    """The same with the zeros that a time (`8:30`) or a date (`2026-1-12`) lacks."""
    item = context.names.find(id)
    answer = line.answer or ""
    if not isinstance(item, Item) or not isinstance(item.answer, TimeAnswer | DateAnswer):
        return finding
    instead = re.sub(r"\b\d\b", lambda digit: "0" + digit.group(), answer)
    if not can_be(instead, item.answer):
        return finding
    text = line.span.source.text
    place = text.find(answer, line.span.end)
    between = text[line.span.end : place] if place >= 0 else "\n"
    if "\n" in between or ";" in between:
        return finding
    return finding.fix(f"Write {instead}", Span(line.span.source, place, place + len(answer)), instead, certain=True)


def answers(id: str, targets: tuple[Name | NameRange, ...], context: Context) -> bool:
    return any(member.id == id for target in targets for member in context.names.members(target))


def can_be(answer: str, asked: TimeAnswer | DateAnswer) -> bool:
    """Whether it is a time of day, or a day of the calendar."""
    try:
        time.fromisoformat(answer) if isinstance(asked, TimeAnswer) else date.fromisoformat(answer)
    except ValueError:
        return False
    return re.fullmatch(r"\d\d:\d\d" if isinstance(asked, TimeAnswer) else r"\d{4}-\d\d-\d\d", answer) is not None
