"""Programs of small random measures give what the interpreter gives, the whole result."""

from __future__ import annotations

import json
from collections import Counter
from random import Random

from romdsl.compiler import read
from romdsl.compiler.check.infer import infer
from romdsl.diagnostics import Report
from romdsl.interpreter import score
from romdsl.model.names import Names
from romdsl.source import Source
from tests.generate import answer_sets
from tests.step_by_step import score as score_step_by_step
from tests.step_by_step.compiled import compiled
from tests.step_by_step.small_measures import small_measure


def test_small_measures() -> None:
    outcome: Counter[str] = Counter()
    for seed in range(1000, 1080):
        text = small_measure(Random(seed)).replace("{  }", "{ decimals 3 }")
        report = Report()
        measure = read(Source("measure.rom", text), report)
        if measure is None or report.has_errors or infer(measure, Names.of(measure)).faults:
            outcome["unsound"] += 1
            continue
        made = compiled(text)
        if made.plan.faults:
            outcome["too large"] += 1
            continue
        program = made.program
        hashes = program.definition, program.scoring
        for answers in answer_sets(made.measure, 20, Random(seed), 0):
            wanted = score(made.measure, answers, hashes).to_json()
            assert json.dumps(score_step_by_step(program, answers)) == json.dumps(wanted), f"{text}\n{answers}"
        outcome["agreed"] += 1
    assert outcome["agreed"] >= 60, outcome
