"""Checked measure -> score program: writes down what the plan has decided, and cannot fail."""

from __future__ import annotations

from ...model import written
from ...model.checked import CheckedMeasure
from ...model.measure import Score
from ...program import Output, Program, Step, UseTruth, UseWord, Word
from ..check.plan import Plan
from ..check.plan.reasons import NOTHING, first_word
from ..check.plan.steps import is_missing, negate
from .assemble import Assembly
from .counts import Counting
from .inputs import input_of
from .wording import comments

__all__ = ["lower"]


def lower(checked: CheckedMeasure) -> Program:
    """The program of a measure, which every target prints."""
    plan, measure = checked.plan, checked.measure
    assert isinstance(plan, Plan)
    outputs = [_output(plan, score) for score in measure.scores]
    shown = [(id, truth) for id, truth in plan.shown.items()]
    alerts = [(id, truth) for id, truth in plan.alerts.items()]
    roots = [truth for _, truth in shown]
    steps: list[Step] = [*roots]
    for output in outputs:
        steps += _steps_of(output)
    steps += [truth for _, truth in alerts]
    assembly = Assembly(plan.formulas.named.definitions, steps, (item.id.lower() for item in measure.items))
    return Program(
        measure.id,
        measure.version.value if measure.version else None,
        checked.definition,
        checked.scoring,
        measure.language.value if measure.language else None,
        tuple(map(input_of, measure.items)),
        assembly.named(comments(measure)),
        tuple(_final(output, assembly) for output in outputs),
        tuple((id, assembly.final(truth)) for id, truth in alerts),
        tuple((id, assembly.final(truth)) for id, truth in shown),
    )


def _output(plan: Plan, score: Score) -> Output:
    """What is reported of a score, with the names for the time being."""
    formulas, named = plan.formulas, plan.formulas.named
    reported = plan.reported[score.id]
    present = negate(is_missing(reported.value))
    counts = Counting(formulas, score).counts(present)
    named.owner = score.id
    band: UseWord | None = None
    caseness: UseTruth | None = None
    if score.bands:
        cases = [(truth, Word(code, may_be_missing=False)) for truth, code in plan.bands.get(score.id, ())]
        word = first_word(cases, NOTHING)
        band = named.word(f"{score.id}_band", word, ("band", score.id))
    if score.id in plan.caseness:
        caseness = named.truth_of(f"{score.id}_caseness", plan.caseness[score.id], ("caseness", score.id))
    return Output(
        score.id,
        reported.value,
        reported.decimals,
        band,
        caseness,
        counts.answered,
        counts.expected,
        counts.filled,
        formulas.reasons.of_thing(score),
        written.missing_rule(score.missing) if score.missing is not None else None,
        tuple(band.code for band in score.bands),
    )


def _steps_of(output: Output) -> list[Step]:
    optional = (output.band, output.caseness)
    counts = (output.answered, output.expected, output.filled)
    return [output.value, *(step for step in optional if step is not None), *counts, output.why]


def _final(output: Output, assembly: Assembly) -> Output:
    """The output with the final names."""
    return Output(
        output.score,
        assembly.final(output.value),
        output.decimals,
        assembly.final(output.band) if output.band is not None else None,
        assembly.final(output.caseness) if output.caseness is not None else None,
        assembly.final(output.answered),
        assembly.final(output.expected),
        assembly.final(output.filled),
        assembly.final(output.why),
        output.rule,
        output.band_codes,
    )
