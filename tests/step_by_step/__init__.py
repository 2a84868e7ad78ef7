"""Works a score program out step by step, and asserts what each step promises of its value.

Nothing here is quick or shared with a target: it is one more engine to hold the others to.  A step is looked
at only where its meaning asks for it, as a branch that is not taken may not be worked out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from romdsl.model.result import plain_number
from romdsl.program import Output, Program

from .answers import Refused
from .steps import Steps

__all__ = ["Refused", "run", "score"]


def run(program: Program, answers: Sequence[Mapping[str, object]]) -> list[dict[str, object] | None]:
    """The result of each set of answers as JSON; None where an answer is refused."""
    found: list[dict[str, object] | None] = []
    for given in answers:
        try:
            found.append(score(program, given))
        except Refused:
            found.append(None)
    return found


def score(program: Program, answers: Mapping[str, object]) -> dict[str, object]:
    """The result of one set of answers, all named steps worked out in their order."""
    steps = Steps(program, answers)
    for named in program.steps:
        assert named.name not in steps.named, f"two steps are called {named.name}"
        steps.named[named.name] = steps.value(named.step)
    checks = {check: steps.value(check.fails) for check in program.checks}
    for check, fails in checks.items():
        if fails is True and not check.warning:
            raise Refused(f"check {check.check}: {check.text}")
    alerts = {id: steps.value(step) for id, step in program.alerts}
    shown = {id: steps.value(step) for id, step in program.shown}
    return {
        "romdsl": 1,
        "measure": program.measure,
        "version": program.version,
        "definition": program.definition,
        "scoring": program.scoring,
        "language": program.language,
        "occasion": None,
        "occasion_number": None,
        "date": None,
        "scores": {output.score: reported(steps, output) for output in program.outputs},
        "alerts": [id for id, truth in alerts.items() if truth is True],
        "alerts_undecided": [id for id, truth in alerts.items() if truth is None],
        "checks": [check.check for check, fails in checks.items() if fails is True],
        "unused_answers": [
            entry.item
            for entry in program.inputs
            if entry.item in shown and shown[entry.item] is not True and steps.answers[entry.item] is not None
        ],
    }


def reported(steps: Steps, output: Output) -> dict[str, object]:
    value = steps.value(output.value)
    why = steps.value(output.why)
    assert (value is None) == (why is not None), f"{output.score} is {value}, and missing as {why}"
    assert not isinstance(value, str) or not output.codes or value in output.codes, f"{output.score} is {value}"
    number = value
    if isinstance(value, int) and not isinstance(value, bool):
        number = plain_number(Fraction(value, 10**output.decimals))
    return {
        "value": number,
        "band": None if output.band is None else steps.value(output.band),
        "answered": steps.value(output.answered),
        "expected": steps.value(output.expected),
        "filled": steps.value(output.filled),
        "caseness": None if output.caseness is None else steps.value(output.caseness),
        "rule": output.rule,
        "missing": why,
    }
