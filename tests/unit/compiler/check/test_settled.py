"""What is said to be always true, or never, is so for every answer that the interpreter scores."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from romdsl.compiler import read
from romdsl.compiler.check.context import Context
from romdsl.compiler.check.infer import infer
from romdsl.compiler.check.order import evaluation_order
from romdsl.diagnostics import Report
from romdsl.interpreter import score
from romdsl.model.expression import Expression
from romdsl.model.measure import Measure, Score
from romdsl.model.names import Names
from romdsl.source import Source
from tests.generate.answers import answer_sets
from tests.generate.choosing import Chooser
from tests.generate.measures import made_measure


def settled_in(measure: Measure) -> list[tuple[Expression, bool]]:
    names = Names.of(measure)
    inference, order = infer(measure, names), evaluation_order(measure, names)
    if inference.faults or order.cycles:
        return []
    context = Context(measure, names, inference, order)
    return [found for formula in context.formulas for found in context.settled_parts(formula.expression)]


@pytest.mark.parametrize("seed", [1, 3, 4, 5, 8, 11, 16, 17, 20, 23])
def test_a_settled_condition_is_never_otherwise(seed: int) -> None:
    report = Report()
    measure = read(Source("made.rom", made_measure(Chooser.random(seed))), report)
    assert measure is not None
    assert not report.has_errors
    settled = settled_in(measure)
    probes = tuple(Score(f"probe{number}", part) for number, (part, _) in enumerate(settled))
    probed = replace(measure, scores=(*measure.scores, *probes))
    for answers in answer_sets(measure, 40, Random(seed)):
        result = score(probed, answers, ("", ""))
        for number, (_, truth) in enumerate(settled):
            assert result.scores[f"probe{number}"].value in (truth, None)


def test_some_of_them_have_something_settled() -> None:
    text = """measure a "A"
scale often { 0 "Never"; 1 "Often" }
item q1 "One" scale often
item q2 "Two" answer text when q1 >= 0
alert x when q1 >= 2 { staff "Look." }
"""
    measure = read(Source("a.rom", text), Report())
    assert measure is not None
    assert [truth for _, truth in settled_in(measure)] == [True, False]
