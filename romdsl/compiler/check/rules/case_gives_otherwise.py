"""A worked case does not give what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....diagnostics import Finding, Rule
from ....interpreter import Refusal, refusals
from ....interpreter import score as result_of
from ....model.measure import Alert, Case, Change, Check, Score
from ..cases import answers_of, differences, differences_of_changes
from ..context import Context

HELP = "work it out by hand once more; then mend the answers, the formula or the number"
rule = Rule("ROM621", "case-gives-otherwise", "error")
needs_sound_formulas = True


def findings(context: Context) -> Iterator[Finding]:
    measure = context.measure
    if not context.everything_sound:
        return
    named: tuple[Alert | Change | Check | Score, ...] = (
        *measure.alerts,
        *measure.changes,
        *measure.checks,
        *measure.scores,
    )
    places = {thing.id: thing.span for thing in named}
    answered = [(case, answers_of(case, context.names)) for case in measure.cases]
    refused_by_case = [(case, answers, refusals(measure, answers)) for case, answers in answered]
    # A change that lacks a visit whose answers are refused is no second fault.
    in_doubt = {case.story or case.name for case, _, refused in refused_by_case if refused}
    for case, difference in differences_of_changes(measure, context.names):
        if (case.story or case.name) in in_doubt:
            continue
        message = f"The case “{case.name}” gives {difference.comes}, not {difference.wanted}."
        finding = rule.at(difference.expected.span, message, help=HELP)
        yield finding.because(places[difference.expected.id], "worked out here")
    for case, answers, refused in refused_by_case:
        if refused:
            yield from by_checks(case, refused)
            continue
        result = result_of(measure, answers, ("", ""))
        for difference in differences(case, result):
            message = f"The case “{case.name}” gives {difference.comes}, not {difference.wanted}."
            finding = rule.at(difference.expected.span, message, help=HELP)
            yield finding.because(places[difference.expected.id], "worked out here")


def by_checks(case: Case, refused: Sequence[Refusal]) -> Iterator[Finding]:
    """Answers that a check refuses: the case has to say so, and can expect nothing else."""
    failed = {refusal.item: refusal for refusal in refused if refusal.is_check}
    foreseen = {expected.id for expected in case.expected if expected.kind == "check"}
    for id in failed:
        if id not in foreseen:
            message = f"The answers of the case “{case.name}” fail the check “{id}”, and are refused."
            help = f"mend the answers; or, if that is meant, expect it: gives check {id}"
            yield rule.at(case.span, message, help=help).detail(f"The check says: {failed[id].why}")
            return
    for expected in case.expected if failed else ():
        if expected.kind != "check":
            message = f"The case “{case.name}” expects {expected.id}, and its answers are refused by a check."
            yield rule.at(expected.span, message, help="expect nothing but the check, or mend the answers")
        elif expected.id not in failed:
            message = f"The case “{case.name}” expects that the check “{expected.id}” fails, and it passes."
            yield rule.at(expected.span, message, help="mend the answers, or the check")
