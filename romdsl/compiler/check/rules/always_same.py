"""A comparison that is always true, or never."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import Comparison, Expression, If, Number
from ....model.measure import Choice, Item
from ....source import Span
from ..context import Context
from ..mentions import Formula, calls_in, outside_aggregates, parts_of, scores_of

rule = Rule("ROM521", "always-same", "warning")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    seen: set[Span] = set()
    for formula in context.formulas:
        for part, truth in (*settled(formula, context), *settled_in_aggregates(formula, context)):
            if part.span in seen:
                continue
            seen.add(part.span)
            always = "always" if truth else "never"
            message = f"“{written.formula(part)}” is {always} true, whatever is answered."
            yield rule.at(part.span, message, help="compare with a value that can be reached, or take it out")


def settled(formula: Formula, context: Context) -> Iterator[tuple[Expression, bool]]:
    """Settled parts of which no other rule speaks: not whole conditions of items, alerts, checks and `if`."""
    whole = [part.condition for part in outside_aggregates(formula.expression) if isinstance(part, If)]
    for part, truth in context.settled_parts(formula.expression):
        spoken_of = any(part is condition for condition in whole)
        if formula.role == "that" and part is formula.expression:
            spoken_of = True
        if formula.role == "when" and part is formula.expression:
            spoken_of = isinstance(formula.owner, Item) or not truth
        if not spoken_of:
            yield part, truth


def settled_in_aggregates(formula: Formula, context: Context) -> Iterator[tuple[Expression, bool]]:
    """Comparisons of each item of a set with a number: `count(q1..q8 >= 5)` where no answer is 5."""
    for call in calls_in(formula.expression):
        for argument in call.arguments:
            for part in parts_of(argument):
                if isinstance(part, Comparison) and isinstance(part.right, Number) and context.names.is_set(part.left):
                    truths = set(truths_of(part, part.right.value, context))
                    if len(truths) == 1 and None not in truths and context.sound_formula(part):
                        yield part, True in truths


def truths_of(part: Comparison, number: Fraction, context: Context) -> Iterator[bool | None]:
    """What the comparison gives for each possible answer; None where that is not known."""
    for member in context.names.members(part.left):
        scores = scores_of(member.answer) if isinstance(member, Item) else ()
        if not isinstance(member, Item) or not scores:
            yield None
        elif isinstance(member.answer, Choice):
            yield from (compare(part.operator, score, number) for score in scores)
        else:
            low, high = scores
            between = part.operator in ("=", "!=") and low <= number <= high
            yield from (None, None) if between else (compare(part.operator, end, number) for end in (low, high))


def compare(operator: str, left: Fraction, right: Fraction) -> bool:
    return {
        "=": left == right, "!=": left != right, "<": left < right,
        "<=": left <= right, ">": left > right, ">=": left >= right,
    }[operator]  # fmt: skip
