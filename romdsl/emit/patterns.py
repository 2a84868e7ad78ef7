"""Scores by the pattern of answers to a bank's form, for targets that cannot work them out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from ..model.checked import CheckedMeasure
from ..model.expression import Call, Expression, Name, children
from ..model.measure import Let, Score
from ..program import Latent, Program
from .steps import needed, reported, walk
from .target import Loss

WHY = "it cannot work out the score of a bank's form from the pattern of the answers"
HELP = "write a score of the sum as well: eap_of_sum(form), which is a table"


def pattern_steps(program: Program) -> frozenset[str]:
    """The names of the steps that rest on a pattern."""
    found: set[str] = set()
    for named in program.steps:
        parts = list(walk(named.step))
        if any(isinstance(part, Latent) or getattr(part, "name", None) in found for part in parts):
            found.add(named.name)
    return frozenset(found)


def without_patterns(program: Program) -> Program:
    """The program without what rests on a pattern: scores, alerts, checks; items that hang on one are not shown."""
    lost = pattern_steps(program)
    if not lost:
        return program
    kept = replace(
        program,
        outputs=tuple(output for output in program.outputs if output.value.name not in lost),
        alerts=tuple((id, use) for id, use in program.alerts if use.name not in lost),
        checks=tuple(check for check in program.checks if check.fails.name not in lost),
        forms=(),
    )
    return replace(kept, steps=needed(kept, reported(kept)))


def pattern_losses(checked: CheckedMeasure) -> Sequence[Loss]:
    """A loss for each score, alert and check that rests on a pattern; a standard error goes with its score."""
    measure, lost = checked.measure, _things_by_pattern(checked)
    scores = [score for score in measure.scores if score.id in lost and score.error_of is None]
    alerts = [alert for alert in measure.alerts if _names_pattern(alert.when, lost)]
    checks = [check for check in measure.checks if _names_pattern(check.that, lost)]
    return [
        *(Loss(score.span, f"the score {score.id}", WHY, HELP) for score in scores),
        *(Loss(alert.span, f"the alert {alert.id}", WHY, HELP) for alert in alerts),
        *(Loss(check.span, f"the check {check.id}", WHY, HELP) for check in checks),
    ]


def change_losses(checked: CheckedMeasure) -> Sequence[Loss]:
    """A loss for each change that rests on a pattern, at either occasion."""
    lost = _things_by_pattern(checked)
    changes = [
        change
        for change in checked.measure.changes
        if change.of.value in lost or any(_names_pattern(formula, lost) for formula in change.formulas)
    ]
    return [Loss(change.span, f"the change {change.id}", WHY, HELP) for change in changes]


def scores_by_pattern(checked: CheckedMeasure) -> list[str]:
    """The ids of the scores that rest on a pattern, in the order of the measure."""
    lost = _things_by_pattern(checked)
    return [score.id for score in checked.measure.scores if score.id in lost]


def _things_by_pattern(checked: CheckedMeasure) -> set[str]:
    """The lets and scores that rest on a pattern."""
    lost: set[str] = set()
    for thing in checked.order:
        if isinstance(thing, Let | Score) and _names_pattern(thing.value, lost):
            lost.add(thing.id)
    return lost


def _names_pattern(formula: Expression, lost: Set[str]) -> bool:
    if isinstance(formula, Call) and formula.function in ("eap", "eap_se"):
        return True
    if isinstance(formula, Name) and formula.id in lost:
        return True
    return any(_names_pattern(part, lost) for part in children(formula))
