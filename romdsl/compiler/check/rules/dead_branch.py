"""A part of an `if`, or an arm of a `recode`, that is never taken."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ....model import written
from ....model.expression import And, Arm, Expression, If, Not, Recode
from ....model.types import Type
from ..bands import above, below, overlap
from ..context import Context
from ..mentions import match_text, outside_aggregates, parts_of
from ..recodes import dead_arms

rule = Rule("ROM520", "dead-branch", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    for formula in context.formulas:
        for part in outside_aggregates(formula.expression):
            if isinstance(part, If):
                yield from dead(part, context)
        for part in parts_of(formula.expression):
            if isinstance(part, Recode):
                yield from dead_arms_of(part, context)


def dead_arms_of(node: Recode, context: Context) -> Iterator[Finding]:
    subject = written.formula(node.subject)
    for arm in dead_arms(node, context):
        match = match_text(arm.match)
        earlier = [one for one in node.arms[: node.arms.index(arm)] if covers(one, arm)]
        if earlier:
            message = f"This arm is never taken: {match} stands in an arm before it."
            finding = rule.at(arm.span, message, help="write the narrower one first, or take it out")
            yield finding.because(earlier[0].span, "this is looked at first")
        else:
            message = f"This arm is never taken: “{subject}” is never {match}."
            yield rule.at(arm.span, message, help="take it out, or write a value that can be reached")


def covers(one: Arm, other: Arm) -> bool:
    """Whether every value of the other arm is one of this."""
    if isinstance(one.match, str) or isinstance(other.match, str):
        return one.match == other.match
    return overlap(below(one.match), other.match) is None and overlap(above(one.match), other.match) is None


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
