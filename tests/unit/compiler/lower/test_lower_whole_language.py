"""Programs of random measures with every kind of answer and function give what the interpreter gives."""

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
from tests.step_by_step import score as score_step_by_step
from tests.step_by_step.compiled import compiled

from .whole_language import answers, whole_language


def test_whole_language() -> None:
    outcome: Counter[str] = Counter()
    for seed in range(5000, 5040):
        chance = Random(seed)
        text = whole_language(chance)
        report = Report()
        measure = read(Source("measure.rom", text), report)
        assert measure is not None and not report.has_errors, [finding.message for finding in report.findings]
        if infer(measure, Names.of(measure)).faults:
            outcome["unsound"] += 1
            continue
        made = compiled(text)
        if any(fault.kind != "decimals-not-said" for fault in made.plan.faults):
            outcome["too large"] += 1
            continue
        program = made.program
        for _ in range(15):
            given = answers(chance)
            wanted = score(made.measure, given, (program.definition, program.scoring)).to_json()
            assert json.dumps(score_step_by_step(program, given)) == json.dumps(wanted), f"{text}\n{given}"
        outcome["agreed"] += 1
    assert outcome["agreed"] >= 30, outcome
