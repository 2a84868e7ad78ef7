"""Checked measure -> score program: writes down what the plan has decided, and cannot fail."""

from __future__ import annotations

from dataclasses import replace

from ...model import written
from ...model.checked import CheckedMeasure
from ...model.measure import Check, Score
from ...model.on_metric import on_metric
from ...program import CheckOutput, Output, Program, RowsInput, Step, UseTruth, UseWhole, UseWord
from ..check.plan import Plan
from ..check.plan.steps import is_missing, negate
from ..check.plan.words import possible
from .assemble import Assembly
from .banks import forms_of
from .changes import changes_of
from .counts import Counting
from .inputs import input_of
from .wording import comments

__all__ = ["lower"]


def lower(checked: CheckedMeasure) -> Program:
    """The program of a measure, which every target prints."""
    plan, measure = checked.plan, checked.measure
    assert isinstance(plan, Plan)
    outputs = [_output(plan, score) for score in measure.scores]
    steps: list[Step] = [*plan.shown.values(), *plan.fails.values()]
    for output in outputs:
        steps += _steps_of(output)
    steps += plan.alerts.values()
    assembly = Assembly(plan.formulas.named.definitions, steps, (item.id.lower() for item in measure.inputs))
    contexts, named = checked.names.contexts, assembly.named(comments(measure))
    return Program(
        measure.id,
        measure.version.value if measure.version else None,
        checked.definition,
        checked.scoring,
        measure.language.value if measure.language else None,
        tuple(input_of(item, item.id in contexts) for item in measure.inputs),
        named,
        tuple(_final(output, assembly) for output in outputs),
        tuple((id, assembly.final(truth)) for id, truth in plan.alerts.items()),
        tuple((id, assembly.final(truth)) for id, truth in plan.shown.items()),
        tuple(_check(check, assembly.final(plan.fails[check.id])) for check in measure.checks),
        tuple(
            RowsInput(rows.id, rows.row_ids, tuple(field.id for field in rows.fields), bool(rows.positions))
            for rows in measure.rows
        ),
        changes_of(checked, lower) if measure.changes else (),
        forms_of(named, measure, checked.names) if checked.names.calibrated else (),
    )


def _check(check: Check, fails: UseTruth) -> CheckOutput:
    return CheckOutput(check.id, fails, check.warning, check.text.value if check.text is not None else "")


def _output(plan: Plan, score: Score) -> Output:
    """What is reported of a score, with the names for the time being."""
    formulas = plan.formulas
    reported = plan.reported[score.id]
    counts = Counting(formulas, score).counts(negate(is_missing(reported.value)))
    return Output(
        score.id,
        reported.value,
        reported.decimals,
        plan.bands.get(score.id),
        plan.caseness.get(score.id),
        counts.answered,
        counts.expected,
        counts.filled,
        formulas.reasons.of_thing(score),
        written.missing_rule(score.missing) if score.missing is not None else None,
        tuple(dict.fromkeys(band.code for band in score.bands)),
        _codes(plan, score, reported.value),
        on_metric(score, formulas.names),
    )


def _codes(plan: Plan, score: Score, value: UseWhole | UseTruth | UseWord) -> tuple[str, ...]:
    """The codes that a score can have: in the order of its scale, where it names one."""
    if not isinstance(value, UseWord):
        return ()
    found = tuple(possible(value, plan.formulas.named) or ())
    named = score.scale.value if score.scale is not None else None
    scale = next((scale for scale in plan.measure.scales if scale.id == named), None)
    order = tuple(option.code for option in scale.options) if scale is not None else ()
    return tuple(sorted(found, key=order.index)) if set(found) <= set(order) else found


def _steps_of(output: Output) -> list[Step]:
    optional = (output.band, output.caseness)
    counts = (output.answered, output.expected, output.filled)
    return [output.value, *(step for step in optional if step is not None), *counts, output.why]


def _final(output: Output, assembly: Assembly) -> Output:
    """The output with the final names."""
    return replace(
        output,
        value=assembly.final(output.value),
        band=assembly.final(output.band) if output.band is not None else None,
        caseness=assembly.final(output.caseness) if output.caseness is not None else None,
        answered=assembly.final(output.answered),
        expected=assembly.final(output.expected),
        filled=assembly.final(output.filled),
        why=assembly.final(output.why),
    )
