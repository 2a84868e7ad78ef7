"""A part of an `if` that is never taken."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import And, Expression, If, Not
from ....model.types import Type
from ..context import Context
from ..mentions import outside_aggregates

rule = Rule("ROM520", "dead-branch", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for formula in context.formulas:
        for part in outside_aggregates(formula.expression):
            if isinstance(part, If):
                yield from dead(part, context)


def dead(part: If, context: Context) -> Iterator[Finding]:
    truth = whole_truth(part.condition, context)
    condition = written.formula(part.condition)
    if truth is not None:
        branch, always = (part.otherwise, "always") if truth else (part.then, "never")
        finding = rule.at(branch.span, f"This is never taken: “{condition}” is {always} true.", help=HELP)
        yield finding.because(part.condition.span, f"{always} true")
        return
    following = part.otherwise
    if not isinstance(following, If) or whole_truth(following.condition, context) is not None:
        return
    unless = Not(part.condition)
    both = And((unless, following.condition), span=following.condition.span)
    context.types[unless] = context.types[both] = Type.TRUTH
    if context.truth_of(both) is False:
        message = f"This is never taken: where “{written.formula(following.condition)}” is true, “{condition}” is too."
        finding = rule.at(following.then.span, message, help="ask for the narrower case first")
        yield finding.because(part.condition.span, "this is asked first")


def whole_truth(condition: Expression, context: Context) -> bool | None:
    """True or False where the condition as a whole is settled, not a part of it."""
    return next((truth for part, truth in context.settled_parts(condition) if part is condition), None)


HELP = "take the if out, or compare with a value that can be reached"
